#include "absl/strings/str_format.h"
#include "services/drafting/format/rule_groups.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {
namespace {

// "KT.GIÁM ĐỐC", "KT GIÁM ĐỐC", "KT .GIÁM ĐỐC" as "KT. GIÁM ĐỐC"; unchanged where it stands so, or bears none of the forms of
// Điều 13.
std::string WithSpaceAfterForm(const std::string& line) {
  for (const std::string_view form : {"TUQ", "TM", "KT", "TL", "Q"}) {
    if (line.compare(0, form.size(), form) != 0) continue;
    const size_t rest = line.find_first_not_of(" .", form.size());
    const bool is_word_of_its_own = rest != std::string::npos && rest > form.size();
    if (is_word_of_its_own) return absl::StrFormat("%s. %s", form, line.substr(rest));
  }
  return line;
}

void CheckLine(const std::string& line, std::string pointer, const Draft& draft, Report& report) {
  const std::string right = WithSpaceAfterForm(line);
  if (line != right) report.Add({"signature", std::nullopt, draft.signature.span}, line, Fix{std::move(pointer), right});
}

void CheckForms(const Draft& draft, Report& report) {
  const auto& lines = draft.signature.authority_lines;
  for (size_t at = 0; at < lines.size(); ++at)
    CheckLine(lines[at], absl::StrFormat("/signature/authority_lines/%d", at), draft, report);
  CheckLine(draft.signature.position, "/signature/position", draft, report);
}

}  // namespace

const std::vector<Rule>& SigningRules() {
  static const auto* const kRules = new std::vector<Rule>{
      {"CK-01",
       "Điều 13; Phụ lục I, mục II.7",
       Severity::kWarning,
       {"\"{value}\": sau TM., KT., TL., TUQ., Q. có dấu chấm rồi một khoảng trắng.",
        "\"{value}\": TM., KT., TL., TUQ., Q. are followed by a full stop and one space."},
       {"KT. GIÁM ĐỐC", "KT. GIÁM ĐỐC"},
       CheckForms},
  };
  return *kRules;
}

}  // namespace vanthu::drafting
