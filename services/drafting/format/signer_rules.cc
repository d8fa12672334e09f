#include <string>
#include <string_view>

#include "absl/strings/str_format.h"
#include "services/drafting/format/rule_groups.h"
#include "services/drafting/reading/pattern.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

constexpr std::string_view kArticle = "Phụ lục I, mục II.7";
constexpr char kNamePointer[] = "/signature/full_name";
constexpr size_t kFullNameMax = 50;   // characters: SignerInfo.FullName, Phụ lục VI
constexpr size_t kPositionMax = 100;  // characters: SignerInfo.Position, Phụ lục VI

void Add(const CheckInput& input, std::string_view value, Report& report, std::optional<Fix> fix = std::nullopt) {
  report.Add({"signature", std::nullopt, input.draft.signature.span}, value, std::move(fix));
}

void CheckCapitals(const CheckInput& input, Report& report) {
  const SignatureBlock& block = input.draft.signature;
  const auto check = [&](const std::string& line, std::string pointer) {
    if (text::HasLowerCase(line)) Add(input, line, report, Fix{std::move(pointer), text::Upper(line), {}});
  };
  for (size_t at = 0; at < block.authority_lines.size(); ++at)
    check(block.authority_lines[at], absl::StrFormat("/signature/authority_lines/%d", at));
  check(block.position, "/signature/position");
}

// Of schools, hospitals, institutes and armed forces the head of the branch may allow titles.
bool MayBearTitles(const Draft& draft) {
  static const auto& kBody =
      *new Pattern(R"(\b(truong|hoc vien|dai hoc|benh vien|vien|y te|cong an|quan su|bien phong|bo tu lenh|bo chi huy)\b)");
  return kBody.Matches(text::Fold(draft.issuing_body));
}

void CheckNoTitle(const CheckInput& input, Report& report) {
  static const auto& kTitle = *new Pattern(R"(^(?:(?:pgs|gs|ths|ts|bs|ks|cn|ls|ds|ckii|cki|nsnd|nsut)\b[. ]+)+)");
  const std::string& name = input.draft.signature.full_name;
  const auto title = kTitle.FindIn(name);
  if (!title || MayBearTitles(input.draft)) return;
  // A syllable of a name ("Cn", "Ls") has neither the abbreviation's point nor its capitals.
  const std::string_view written = title->front();
  if (written.find('.') == std::string_view::npos && !text::IsInCapitals(written.substr(0, 2))) return;
  Add(input, name, report);  // whether the branch allows it here too a person knows
}

// "ĐINH CÔNG TRỨ" as "Đinh Công Trứ".
std::string AsName(std::string_view capitals) {
  std::string name;
  bool at_start = true;
  text::ForEachCodePoint(capitals, [&](const text::CodePoint& point) {
    const std::string_view letter = capitals.substr(point.begin, point.end - point.begin);
    name += at_start ? std::string(letter) : text::Lower(letter);
    at_start = letter == " " || letter == "-";
  });
  return name;
}

void CheckNameInLowerCase(const CheckInput& input, Report& report) {
  const std::string& name = input.draft.signature.full_name;
  if (text::IsInCapitals(name)) Add(input, name, report, Fix{kNamePointer, AsName(name), {}});
}

void CheckLengths(const CheckInput& input, Report& report) {
  const SignatureBlock& block = input.draft.signature;
  if (text::CodePoints(block.full_name).size() > kFullNameMax) Add(input, block.full_name, report);
  if (text::CodePoints(block.position).size() > kPositionMax) Add(input, block.position, report);
}

constexpr Rule kRules[] = {
    {"CK-12",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Thẩm quyền và chức vụ người ký ghi bằng chữ in hoa.", "Authority and position of the signer are written in capitals."},
     {"KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", "KT. Giám đốc / Phó Giám đốc"},
     CheckCapitals},
    {"CK-13",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"Trước họ tên người ký không ghi học hàm, học vị, danh hiệu; tổ chức giáo dục, y tế, khoa học và lực lượng vũ trang theo "
      "quy "
      "định của ngành.",
      "No academic or honorary title stands before the signer's name; education, health, science and armed forces follow their "
      "branch's rules."},
     {"Đinh Công Trứ", "TS. Đinh Công Trứ"},
     CheckNoTitle},
    {"CK-14",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Họ tên người ký ghi bằng chữ in thường, viết hoa chữ đầu mỗi tiếng.",
      "The signer's name is written in lower case, each word with a capital."},
     {"Đinh Công Trứ", "ĐINH CÔNG TRỨ"},
     CheckNameInLowerCase},
    {"CK-15",
     "Phụ lục VI, trường SignerInfo",
     Severity::kWarning,
     Fixing::kByHand,
     {"Họ tên người ký dài không quá 50 ký tự, chức vụ không quá 100: hệ thống quản lý tài liệu điện tử không nhận dài hơn.",
      "The signer's name has at most 50 characters, the position at most 100: records systems take no more."},
     {"Đinh Công Trứ", ""},
     CheckLengths},
};

}  // namespace

std::span<const Rule> SignerRules() { return kRules; }

}  // namespace vanthu::drafting
