#include "gateway/cli/finding_lines.h"

#include "absl/strings/str_format.h"

namespace vanthu::cli {

void ShowFindings(const Json& findings, const ShowOptions& show, Console& console) {
  if (show.json) {
    console.out() << Json({{"findings", findings}}).dump() << std::endl;
    return;
  }
  for (const Json& finding : findings) {
    console.out() << absl::StrFormat("[%s] %s (%s)\n", TextAt(finding, "rule"),
                                     TextAt(finding, show.language == "en" ? "explanationEn" : "explanationVi"),
                                     TextAt(finding, "article"));
  }
  if (findings.empty()) console.out() << show.Say("Thể thức không có lỗi.\n", "No findings.\n");
}

}  // namespace vanthu::cli
