#include <string>

#include "absl/strings/str_format.h"
#include "services/drafting/format/list_form.h"
#include "services/drafting/format/rule_groups.h"

namespace vanthu::drafting {
namespace {

void ReportPunctuation(const Draft& draft, size_t at, std::string_view right, Report& report) {
  const RecipientItem& item = draft.addressees[at];
  report.Add({"addressees", static_cast<int>(at), item.span}, item.text,
             Fix{absl::StrFormat("/addressees/%d/punctuation", at), std::string(right), {}});
}

void CheckEarlierItems(const CheckInput& input, Report& report) {
  const auto& addressees = input.draft.addressees;
  for (size_t at = 0; at + 1 < addressees.size(); ++at) {
    if (addressees[at].punctuation != ";") ReportPunctuation(input.draft, at, ";", report);
  }
}

void CheckLastItem(const CheckInput& input, Report& report) {
  const auto& addressees = input.draft.addressees;
  if (addressees.size() < 2 || addressees.back().punctuation == ".") return;
  ReportPunctuation(input.draft, addressees.size() - 1, ".", report);
}

void CheckSingleItem(const CheckInput& input, Report& report) {
  if (input.draft.addressees.size() != 1) return;
  const std::string& punctuation = input.draft.addressees.front().punctuation;
  if (!punctuation.empty() && punctuation != ".") ReportPunctuation(input.draft, 0, "", report);
}

void CheckNoneExpected(const CheckInput& input, Report& report) {
  const auto& addressees = input.draft.addressees;
  if (SpeaksToAll(input.draft.type) && !addressees.empty())
    report.Add({"addressees", 0, addressees.front().span}, addressees.front().text);
}

void CheckGiven(const CheckInput& input, Report& report) {
  const bool speaks_to_some = input.draft.type == DocumentType::kOfficialLetter || input.draft.type == DocumentType::kProposal;
  if (speaks_to_some && input.draft.addressees.empty())
    report.Add({"addressees", std::nullopt, SpanOfField(input.draft, "addressees")}, "");
}

void CheckLabel(const CheckInput& input, Report& report) {
  CheckListLabel(input, {"addressees", "Kính gửi:", "kinh gui"}, report);
}

void CheckLines(const CheckInput& input, Report& report) {
  if (input.draft.addressees.size() > 1) CheckListLines(input, "addressees", input.draft.addressees, report);
}

void CheckRepeated(const CheckInput& input, Report& report) {
  const auto& items = input.draft.addressees;
  for (const size_t at : RepeatedItems({}, items))
    report.Add({"addressees", static_cast<int>(at), items[at].span}, items[at].text);
}

constexpr Rule kRules[] = {
    {"KG-01",
     "Phụ lục I, mục II.9.a",
     Severity::kWarning,
     Fixing::kSafe,
     {"Kính gửi nhiều nơi: sau mỗi nơi, trừ nơi cuối, có dấu chấm phẩy.",
      "Several addressees: each but the last ends with a semicolon."},
     {"- Sở Nội vụ;", "- Sở Nội vụ"},
     CheckEarlierItems},
    {"KG-02",
     "Phụ lục I, mục II.9.a",
     Severity::kWarning,
     Fixing::kSafe,
     {"Kính gửi nhiều nơi: nơi cuối kết thúc bằng dấu chấm.", "Several addressees: the last one ends with a full stop."},
     {"- Sở Tài chính.", "- Sở Tài chính;"},
     CheckLastItem},
    {"KG-03",
     "Phụ lục I, mục II.9.a",
     Severity::kWarning,
     Fixing::kSafe,
     {"Kính gửi một nơi: cuối dòng chỉ có dấu chấm hoặc không có dấu.", "One addressee: a full stop or nothing ends the line."},
     {"Kính gửi: Sở Tài chính.", "Kính gửi: Sở Tài chính;"},
     CheckSingleItem},
    {"KG-04",
     "Phụ lục I, mục II.9; Phụ lục III, các mẫu trình bày",
     Severity::kWarning,
     Fixing::kByHand,
     {"Nghị quyết, quyết định, chỉ thị, quy chế, quy định, thông cáo, thông báo không có phần Kính gửi.",
      "Resolutions, decisions, directives, regulations, rules, communiqués and announcements have no Kính gửi."},
     {"", "THÔNG BÁO … Kính gửi: Sở Nội vụ"},
     CheckNoneExpected},
    {"KG-05",
     "Phụ lục I, mục II.9",
     Severity::kWarning,
     Fixing::kByHand,
     {"Công văn, tờ trình phải có phần Kính gửi.", "Official letters and proposals have a Kính gửi part."},
     {"Kính gửi: Sở Tài chính.", ""},
     CheckGiven},
    {"KG-06",
     "Phụ lục I, mục II.9.a",
     Severity::kWarning,
     Fixing::kSafe,
     {"Ghi \"Kính gửi\" bằng chữ thường, viết hoa chữ đầu, sau có dấu hai chấm.",
      "\"Kính gửi\" is written in lower case with a capital, followed by a colon."},
     {"Kính gửi:", "KÍNH GỬI"},
     CheckLabel},
    {"KG-07",
     "Phụ lục I, mục II.9.a",
     Severity::kWarning,
     Fixing::kSafe,
     {"Kính gửi nhiều nơi: mỗi nơi một dòng, đầu dòng có gạch nối và một khoảng trắng.",
      "Several addressees: one on each line, which begins with a hyphen and one space."},
     {"- Sở Nội vụ;", "+ Sở Nội vụ;"},
     CheckLines},
    {"KG-08",
     "Phụ lục I, mục II.9",
     Severity::kWarning,
     Fixing::kByHand,
     {"Mỗi nơi chỉ ghi một lần trong phần Kính gửi.", "Each agency stands once in Kính gửi."},
     {"- Sở Nội vụ;", "- Sở Nội vụ; - Sở Nội vụ;"},
     CheckRepeated},
};

}  // namespace

std::span<const Rule> AddresseeRules() { return kRules; }

}  // namespace vanthu::drafting
