#include <string>
#include <string_view>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/drafting/format/rule_groups.h"
#include "services/drafting/reading/pattern.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

constexpr std::string_view kNationalName = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
constexpr std::string_view kMotto = "Độc lập - Tự do - Hạnh phúc";
constexpr size_t kOrganNameMax = 200;  // characters: OrganName, Phụ lục VI

// The lines that reading knew as labels: what the words say is known there, how they are written is judged here.
void CheckLabel(const CheckInput& input, const Pattern& pattern, std::string_view right, Report& report) {
  if (input.source == nullptr) return;
  for (const Origin& origin : input.draft.origins) {
    if (origin.field != "label") continue;
    for (int number = origin.span.first_line; number <= origin.span.last_line; ++number) {
      const std::string_view line = input.source->Line(number);
      const auto groups = pattern.FindIn(line);
      if (!groups || groups->front() == right) continue;
      const size_t begin = static_cast<size_t>(groups->front().data() - line.data());
      const TextEdit edit{number, begin, begin + groups->front().size(), std::string(right)};
      report.Add({"label", std::nullopt, {number, number}}, groups->front(), Fix{"", std::string(right), {edit}});
    }
  }
}

void CheckNationalName(const CheckInput& input, Report& report) {
  static const auto& kPattern = *new Pattern("cong ?hoa ?xa ?hoi ?chu ?nghia ?viet ?nam");
  CheckLabel(input, kPattern, kNationalName, report);
}

void CheckMotto(const CheckInput& input, Report& report) {
  static const auto& kPattern = *new Pattern("doc ?lap ?[^a-z]? ?tu ?do ?[^a-z]? ?hanh ?phuc");
  CheckLabel(input, kPattern, kMotto, report);
}

struct Body {
  std::string_view field;
  const std::string& name;
};

void CheckBodyInCapitals(const CheckInput& input, const Body& body, Report& report) {
  if (body.name.empty() || text::IsInCapitals(body.name)) return;
  report.Add({std::string(body.field), std::nullopt, SpanOfField(input.draft, body.field)}, body.name,
             Fix{absl::StrCat("/", std::string(body.field)), text::Upper(body.name), {}});
}

void CheckCapitals(const CheckInput& input, Report& report) {
  CheckBodyInCapitals(input, {"parent_body", input.draft.parent_body}, report);
  CheckBodyInCapitals(input, {"issuing_body", input.draft.issuing_body}, report);
}

void CheckIssuerInFull(const CheckInput& input, Report& report) {
  static constexpr std::string_view kShort[] = {"UBND ", "HĐND "};
  static constexpr std::string_view kFull[] = {"ỦY BAN NHÂN DÂN ", "HỘI ĐỒNG NHÂN DÂN "};
  const std::string& name = input.draft.issuing_body;
  for (const size_t at : {0, 1}) {
    if (!absl::StartsWith(name, std::string(kShort[at]))) continue;
    report.Add({"issuing_body", std::nullopt, SpanOfField(input.draft, "issuing_body")}, name,
               Fix{"/issuing_body", absl::StrCat(std::string(kFull[at]), name.substr(kShort[at].size())), {}});
  }
}

void CheckIssuerLength(const CheckInput& input, Report& report) {
  if (text::CodePoints(input.draft.issuing_body).size() <= kOrganNameMax) return;
  report.Add({"issuing_body", std::nullopt, SpanOfField(input.draft, "issuing_body")}, input.draft.issuing_body);
}

constexpr Rule kRules[] = {
    {"QH-01",
     "Phụ lục I, mục II.1.a",
     Severity::kWarning,
     Fixing::kSafe,
     {"Quốc hiệu ghi bằng chữ in hoa, đúng từng chữ.", "The national name is written in capitals, word for word."},
     {kNationalName, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
     CheckNationalName},
    {"QH-02",
     "Phụ lục I, mục II.1.b",
     Severity::kWarning,
     Fixing::kSafe,
     {"Tiêu ngữ ghi bằng chữ in thường, viết hoa chữ đầu mỗi cụm từ, giữa các cụm từ có gạch nối và cách chữ hai bên.",
      "The motto is written in lower case, each phrase with a capital, the phrases parted by a hyphen with blanks around it."},
     {kMotto, "Độc lập-Tự do-Hạnh phúc"},
     CheckMotto},
    {"CQ-01",
     "Phụ lục I, mục II.2",
     Severity::kWarning,
     Fixing::kSafe,
     {"Tên cơ quan chủ quản và cơ quan ban hành ghi bằng chữ in hoa.",
      "The parent body's and the issuing body's names are written in capitals."},
     {"SỞ TÀI CHÍNH", "Sở Tài chính"},
     CheckCapitals},
    {"CQ-02",
     "Phụ lục I, mục II.2.a",
     Severity::kWarning,
     Fixing::kSafe,
     {"Tên cơ quan ban hành ghi đầy đủ; chỉ tên cơ quan chủ quản được viết tắt cụm từ thông dụng.",
      "The issuing body's name is written in full; only in the parent body's are usual phrases abbreviated."},
     {"ỦY BAN NHÂN DÂN TỈNH SƠN THỦY", "UBND TỈNH SƠN THỦY"},
     CheckIssuerInFull},
    {"CQ-03",
     "Phụ lục VI, trường OrganName",
     Severity::kWarning,
     Fixing::kByHand,
     {"Tên cơ quan ban hành dài không quá 200 ký tự: hệ thống quản lý tài liệu điện tử không nhận dài hơn.",
      "The issuing body's name has at most 200 characters: records systems take no more."},
     {"SỞ TÀI CHÍNH", ""},
     CheckIssuerLength},
};

}  // namespace

std::span<const Rule> HeaderRules() { return kRules; }

}  // namespace vanthu::drafting
