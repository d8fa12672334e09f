#include <algorithm>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "services/drafting/format/issue_barrier.h"
#include "services/drafting/format/list_form.h"
#include "services/drafting/format/rule_groups.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {
namespace {

constexpr std::string_view kArticle = "Phụ lục I, mục II.9.b";

void Add(const CheckInput& input, size_t at, Report& report, std::optional<Fix> fix = std::nullopt) {
  const RecipientItem& item = input.draft.recipients[at];
  report.Add({"recipients", static_cast<int>(at), item.span}, item.text, std::move(fix));
}

void CheckItems(const CheckInput& input, Report& report) {
  for (size_t at = 0; at < input.draft.recipients.size(); ++at) {
    if (input.draft.recipients[at].punctuation != ";")
      Add(input, at, report, Fix{absl::StrFormat("/recipients/%d/punctuation", at), ";", {}});
  }
}

bool IsAsAbove(const RecipientItem& item) {
  const std::string folded = text::Fold(item.text);
  return folded == "nhu tren" || folded == "nhu kinh gui";
}

void CheckAsAboveFirst(const CheckInput& input, Report& report) {
  const auto& recipients = input.draft.recipients;
  const bool has_addressees = !input.draft.addressees.empty() && !SpeaksToAll(input.draft.type);
  if (has_addressees && !recipients.empty() && !IsAsAbove(recipients.front())) Add(input, 0, report);
}

void CheckAsAboveMeansSomething(const CheckInput& input, Report& report) {
  for (size_t at = 0; at < input.draft.recipients.size(); ++at) {
    if (input.draft.addressees.empty() && IsAsAbove(input.draft.recipients[at])) Add(input, at, report);
  }
}

void CheckRepeated(const CheckInput& input, Report& report) {
  for (const size_t at : RepeatedItems(input.draft.addressees, input.draft.recipients)) Add(input, at, report);
}

// "Như Điều 4": the article that names those who carry the decision out.
void CheckArticleExists(const CheckInput& input, Report& report) {
  static constexpr std::string_view kAsArticle = "nhu dieu ";
  for (size_t at = 0; at < input.draft.recipients.size(); ++at) {
    const std::string folded = text::Fold(input.draft.recipients[at].text);
    int number = 0;
    if (folded.compare(0, kAsArticle.size(), kAsArticle) != 0 || !absl::SimpleAtoi(folded.substr(kAsArticle.size()), &number))
      continue;
    const bool exists = std::any_of(input.labels().begin(), input.labels().end(), [&](const Label& label) {
      return label.kind == LabelKind::kArticle && label.number == number;
    });
    if (!exists) Add(input, at, report);
  }
}

void CheckLines(const CheckInput& input, Report& report) { CheckListLines(input, "recipients", input.draft.recipients, report); }

void CheckLabel(const CheckInput& input, Report& report) {
  CheckListLabel(input, {"recipients", "Nơi nhận:", "noi nhan"}, report);
}

constexpr Rule kRules[] = {
    {"NN-01",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Mỗi nơi nhận kết thúc bằng dấu chấm phẩy.", "Each recipient ends with a semicolon."},
     {"- Sở Nội vụ;", "- Sở Nội vụ"},
     CheckItems},
    {"NN-07",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"Văn bản có Kính gửi thì dòng đầu của Nơi nhận là \"Như trên\".",
      "Where there is a Kính gửi, \"Như trên\" is the first of the recipients."},
     {"- Như trên;", "- Sở Tài chính; - Như trên;"},
     CheckAsAboveFirst},
    {"NN-08",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"\"Như trên\" chỉ dùng khi văn bản có Kính gửi; quyết định ghi \"Như Điều …\".",
      "\"Như trên\" is said only where there is a Kính gửi; a decision says \"Như Điều …\"."},
     {"- Như Điều 4;", "- Như trên;"},
     CheckAsAboveMeansSomething},
    {"NN-09",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"Nơi đã ghi ở Kính gửi hoặc ở dòng trên của Nơi nhận không ghi lại.",
      "Who stands in Kính gửi or above in the list is not named again."},
     {"- Như trên;", "Kính gửi: Sở Nội vụ … - Sở Nội vụ;"},
     CheckRepeated},
    {"NN-10",
     kArticle,
     Severity::kError,
     Fixing::kByHand,
     {"\"Như Điều …\" phải chỉ một điều có trong văn bản.", "\"Như Điều …\" names an article that the document has."},
     {"- Như Điều 4;", "- Như Điều 9;"},
     CheckArticleExists},
    {"NN-14",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Mỗi nơi nhận một dòng, đầu dòng có gạch nối và một khoảng trắng.",
      "Each recipient has a line of its own, which begins with a hyphen and one space."},
     {"- Sở Nội vụ;", "+ Sở Nội vụ;"},
     CheckLines},
    {"NN-15",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Ghi \"Nơi nhận\" bằng chữ thường, viết hoa chữ đầu, sau có dấu hai chấm.",
      "\"Nơi nhận\" is written in lower case with a capital, followed by a colon."},
     {"Nơi nhận:", "NƠI NHẬN"},
     CheckLabel},
};

}  // namespace

std::span<const Rule> RecipientRules() { return kRules; }

}  // namespace vanthu::drafting
