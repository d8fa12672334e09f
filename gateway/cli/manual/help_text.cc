#include "absl/strings/str_cat.h"
#include "gateway/cli/manual/manual.h"

namespace vanthu::cli {
namespace {

constexpr size_t kNameColumns = 30;

void AppendLines(const std::string& title, const std::vector<Manual::Line>& lines, std::string* text) {
  if (lines.empty()) return;
  absl::StrAppend(text, "\n", title, ":\n");
  for (const Manual::Line& line : lines) {
    const size_t used = line.name.size() + 2;
    const std::string gap = used < kNameColumns ? std::string(kNameColumns - used, ' ') : "\n" + std::string(kNameColumns, ' ');
    absl::StrAppend(text, "  ", line.name, gap, line.text, "\n");
  }
}

}  // namespace

std::string HelpText(const Manual& manual, std::string_view language) {
  const bool is_english = language == "en";
  std::string text = absl::StrCat(manual.text, "\n", is_english ? "Usage: " : "Cách dùng: ", manual.usage, "\n");
  std::vector<Manual::Line> verbs;
  for (const Manual& verb : manual.verbs) verbs.push_back({verb.name.substr(manual.name.size() + 1), verb.text});
  AppendLines(is_english ? "Verbs" : "Các lệnh", verbs, &text);
  AppendLines(is_english ? "Arguments" : "Tham số", manual.arguments, &text);
  AppendLines(is_english ? "Options" : "Tuỳ chọn", manual.options, &text);
  if (!manual.footer.empty()) absl::StrAppend(&text, "\n", manual.footer, "\n");
  if (manual.name.find(' ') != std::string::npos) return text;
  for (const ManualSection& section : GeneralSections(language)) AppendLines(section.title, section.lines, &text);
  return text;
}

}  // namespace vanthu::cli
