#include "tests/chaos/fault_points.h"

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace vanthu::chaos {

std::vector<std::string> FaultPoints() {
  const std::regex point("VANTHU_FAULT_POINT\\(\"([^\"]+)\"\\)");
  std::set<std::string> names;
  for (const auto& file : std::filesystem::recursive_directory_iterator(std::string(VANTHU_SOURCE_DIR) + "/services")) {
    if (file.path().extension() != ".cc") continue;
    std::ostringstream text;
    text << std::ifstream(file.path()).rdbuf();
    const std::string source = text.str();
    for (std::sregex_iterator found(source.begin(), source.end(), point), end; found != end; ++found) names.insert((*found)[1]);
  }
  return {names.begin(), names.end()};
}

}  // namespace vanthu::chaos
