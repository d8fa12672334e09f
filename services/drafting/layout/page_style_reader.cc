#include "services/drafting/layout/page_style_reader.h"

#include <map>
#include <regex>

#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"

namespace vanthu::drafting {
namespace {

double Millimetres(const std::string& points) { return std::stod(points) * 25.4 / 72; }

LookOfText LookOf(const std::string& size, const std::string& family, const std::string& colour) {
  const bool bold = family.find("Bold") != std::string::npos;
  const bool italic = family.find("Italic") != std::string::npos;
  return absl::StrFormat("%s%s%s %s", size, bold ? " bold" : "", italic ? " italic" : "", colour);
}

}  // namespace

PageStyleReader::PageStyleReader(const std::string& pdf) {
  static const std::regex kFont(R"re(\s*<fontspec id="(\d+)" size="(\d+)" family="(.+)" color="(.+)"/>)re");
  static const std::regex kText(
      R"re(<text top="(-?\d+)" left="(-?\d+)" width="(\d+)" height="(\d+)" font="(\d+)">(.*)</text>)re");
  std::map<std::string, LookOfText> fonts;
  int page = 0;
  for (const auto& view : absl::StrSplit(OutputOf("pdftohtml -xml -stdout -i -zoom 1 -fontfullname FILE", pdf), '\n')) {
    const std::string line(view);
    if (line.find("<page ") != std::string::npos) ++page;
    std::smatch part;
    if (std::regex_match(line, part, kFont)) fonts[part[1]] = LookOf(part[2], part[3], part[4]);
    if (!std::regex_match(line, part, kText)) continue;
    const double x = Millimetres(part[2]) + Millimetres(part[3]) / 2;
    const double y = Millimetres(part[1]) + Millimetres(part[4]) / 2;
    runs_.push_back({page, x, y, fonts[part[5]]});
  }
}

std::set<LookOfText> PageStyleReader::At(const ReadText& text) const {
  std::set<LookOfText> looks;
  for (const Run& run : runs_) {
    const bool inside =
        run.page == text.page && run.x > text.left && run.x < text.right && run.y > text.top && run.y < text.bottom;
    if (inside) looks.insert(run.look);
  }
  return looks;
}

}  // namespace vanthu::drafting
