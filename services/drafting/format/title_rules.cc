#include <algorithm>
#include <string>

#include "services/drafting/format/rule_groups.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/pattern.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kSubjectMax = 500;  // characters: Subject, Phụ lục VI
constexpr char kPointer[] = "/abstract";

void Add(const CheckInput& input, std::string_view value, Report& report, std::optional<Fix> fix = std::nullopt) {
  report.Add({"abstract", std::nullopt, SpanOfField(input.draft, "abstract")}, value, std::move(fix));
}

// The decree's forms of slips, permits and letters have a title alone.
bool HasAbstract(DocumentType type) {
  using T = DocumentType;
  static constexpr T kWithout[] = {T::kPowerOfAttorney, T::kIntroduction, T::kLeavePermit,  T::kSendingSlip,
                                   T::kTransferSlip,    T::kNoticeSlip,   T::kPublicLetter, T::kContract};
  return std::find(std::begin(kWithout), std::end(kWithout), type) == std::end(kWithout);
}

// "V/v" under the title of another type than công văn, in the lines before the content, whatever field reading put it into.
std::optional<TextEdit> MisplacedLabel(const CheckInput& input) {
  static const auto& kLabel = *new Pattern(R"(^ ?(v ?/ ?v)\b)");
  const Draft& draft = input.draft;
  if (input.source == nullptr || draft.type == DocumentType::kOfficialLetter || draft.body.empty()) return std::nullopt;
  for (int line = 1; line <= draft.body.front().span.first_line; ++line) {
    const std::string_view text = input.source->Line(line);
    const auto groups = kLabel.FindIn(text);
    if (!groups) continue;
    const size_t begin = static_cast<size_t>((*groups)[1].data() - text.data());
    return TextEdit{line, begin, begin + (*groups)[1].size(), "Về việc"};
  }
  return std::nullopt;
}

void CheckGiven(const CheckInput& input, Report& report) {
  const bool is_given = !input.draft.abstract.empty() || MisplacedLabel(input);
  if (!is_given && HasAbstract(input.draft.type)) Add(input, "", report);
}

void CheckNoMarkAtEnd(const CheckInput& input, Report& report) {
  const std::string& abstract = input.draft.abstract;
  const size_t last = abstract.find_last_not_of(".;:, ");
  if (last == std::string::npos || last + 1 == abstract.size()) return;
  Add(input, abstract, report, Fix{kPointer, abstract.substr(0, last + 1), {}});
}

void CheckNotTwice(const CheckInput& input, Report& report) {
  static const auto& kAbout = *new Pattern("^ve viec ");
  const std::string& abstract = input.draft.abstract;
  if (input.draft.type != DocumentType::kOfficialLetter) return;
  const auto groups = kAbout.FindIn(abstract);
  if (groups) Add(input, abstract, report, Fix{kPointer, abstract.substr(groups->front().size()), {}});
}

void CheckLength(const CheckInput& input, Report& report) {
  const std::string& abstract = input.draft.abstract;
  if (abstract.size() > kSubjectMax && text::CodePoints(abstract).size() > kSubjectMax) Add(input, abstract, report);
}

void CheckAboutInFull(const CheckInput& input, Report& report) {
  const auto edit = MisplacedLabel(input);
  if (!edit) return;
  report.Add({"abstract", std::nullopt, {edit->line, edit->line}}, text::Trim(input.source->Line(edit->line)),
             Fix{"", edit->text, {*edit}});
}

constexpr Rule kRules[] = {
    {"TY-01",
     "Phụ lục I, mục II.5",
     Severity::kWarning,
     Fixing::kByHand,
     {"Văn bản có trích yếu: dưới tên loại, hoặc sau \"V/v\" ở công văn.",
      "A dispatch has an abstract: under its type's name, or after \"V/v\" in an official letter."},
     {"V/v kiểm kê tài sản", ""},
     CheckGiven},
    {"TY-02",
     "Phụ lục I, mục II.5",
     Severity::kWarning,
     Fixing::kSafe,
     {"Cuối trích yếu không có dấu câu.", "No mark ends the abstract."},
     {"V/v kiểm kê tài sản", "V/v kiểm kê tài sản."},
     CheckNoMarkAtEnd},
    {"TY-03",
     "Phụ lục I, mục II.5.b",
     Severity::kWarning,
     Fixing::kSafe,
     {"Sau \"V/v\" không ghi lại \"về việc\".", "After \"V/v\" the words \"về việc\" are not said again."},
     {"V/v kiểm kê tài sản", "V/v về việc kiểm kê tài sản"},
     CheckNotTwice},
    {"TY-04",
     "Phụ lục VI, trường Subject",
     Severity::kWarning,
     Fixing::kByHand,
     {"Trích yếu dài không quá 500 ký tự: hệ thống quản lý tài liệu điện tử không nhận dài hơn.",
      "An abstract has at most 500 characters: records systems take no more."},
     {"Về việc kiểm kê tài sản", ""},
     CheckLength},
    {"TY-05",
     "Phụ lục I, mục II.5",
     Severity::kWarning,
     Fixing::kSafe,
     {"\"V/v\" chỉ dùng cho công văn; dưới tên loại ghi \"Về việc\".",
      "\"V/v\" is for official letters only; under a type's name stands \"Về việc\"."},
     {"THÔNG BÁO / Về việc kiểm kê tài sản", "THÔNG BÁO / V/v kiểm kê tài sản"},
     CheckAboutInFull},
};

}  // namespace

std::span<const Rule> TitleRules() { return kRules; }

}  // namespace vanthu::drafting
