#include "services/drafting/reading/sample_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace vanthu::drafting {
namespace {

std::filesystem::path Folder() { return std::filesystem::path(VANTHU_SOURCE_DIR) / "deploy/sample/dispatches"; }

}  // namespace

std::vector<std::string> SampleNames() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(Folder())) {
    if (entry.path().extension() == ".txt") names.push_back(entry.path().filename());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string SampleText(std::string_view name) {
  std::ifstream file(Folder() / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace vanthu::drafting
