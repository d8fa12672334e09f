#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_format.h"
#include "re2/re2.h"
#include "services/drafting/format/rule_groups.h"

namespace vanthu::drafting {
namespace {

constexpr std::string_view kArticle = "Phụ lục I, mục II.6.a";

bool IsDecree(DocumentType type) { return type == DocumentType::kDecision || type == DocumentType::kResolution; }

bool BeginsAsBasis(const std::string& text) {
  return absl::StartsWith(text, "Căn cứ ") || absl::StartsWith(text, "Theo đề nghị ") || absl::StartsWith(text, "Xét ");
}

// The căn cứ at the head of the content. One without its mark is no căn cứ to reading, but still begins as one in a decision.
std::vector<size_t> BasesOf(const CheckInput& input) {
  const auto& body = input.draft.body;
  const size_t end = input.labels().empty() ? body.size() : input.labels().front().block;
  std::vector<size_t> bases;
  for (size_t at = 0; at < end; ++at) {
    const bool begins_so = IsDecree(input.draft.type) && body[at].kind == BlockKind::kParagraph && BeginsAsBasis(body[at].text);
    if (body[at].kind == BlockKind::kBasis || begins_so) bases.push_back(at);
  }
  return bases;
}

void CheckMark(const CheckInput& input, size_t at, char mark, Report& report) {
  const Block& block = input.draft.body[at];
  if (block.text.empty() || block.text.back() == mark) return;
  const std::string right = block.text.substr(0, block.text.find_last_not_of(".,;: ") + 1) + mark;
  report.Add({"body", static_cast<int>(at), block.span}, block.text, Fix{absl::StrFormat("/body/%d/text", at), right, {}});
}

void CheckEarlier(const CheckInput& input, Report& report) {
  const auto bases = BasesOf(input);
  for (size_t i = 0; i + 1 < bases.size(); ++i) CheckMark(input, bases[i], ';', report);
}

void CheckLast(const CheckInput& input, Report& report) {
  const auto bases = BasesOf(input);
  if (!bases.empty()) CheckMark(input, bases.back(), '.', report);
}

void CheckGiven(const CheckInput& input, Report& report) {
  if (IsDecree(input.draft.type) && !input.draft.body.empty() && BasesOf(input).empty())
    report.Add({"body", 0, input.draft.body.front().span}, "");
}

void CheckLawWithoutNumber(const CheckInput& input, Report& report) {
  static const auto& kLaw = *new re2::RE2(R"(((?:Luật|Pháp lệnh)[^;.]{0,300}? số:? ?[0-9]+/[0-9]{4}/(?:QH|UBTVQH)[0-9]+))");
  for (size_t at = 0; at < input.draft.body.size(); ++at) {
    const Block& block = input.draft.body[at];
    if (!absl::StrContains(block.text, "/QH") && !absl::StrContains(block.text, "/UBTVQH")) continue;
    std::string law;
    if (re2::RE2::PartialMatch(block.text, kLaw, &law)) report.Add({"body", static_cast<int>(at), block.span}, law);
  }
}

constexpr Rule kRules[] = {
    {"CC-01",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Mỗi căn cứ, trừ căn cứ cuối, kết thúc bằng dấu chấm phẩy.", "Each căn cứ but the last ends with a semicolon."},
     {"Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;", "Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015,"},
     CheckEarlier},
    {"CC-02",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Căn cứ cuối kết thúc bằng dấu chấm.", "The last căn cứ ends with a full stop."},
     {"Theo đề nghị của Giám đốc Sở Nội vụ.", "Theo đề nghị của Giám đốc Sở Nội vụ,"},
     CheckLast},
    {"CC-03",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"Quyết định, nghị quyết phải có căn cứ ban hành.", "Decisions and resolutions name what they are based on."},
     {"Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;", ""},
     CheckGiven},
    {"CC-04",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"Luật, pháp lệnh viện dẫn không ghi số, ký hiệu và cơ quan ban hành.",
      "Laws and ordinances are named without number, symbol and issuer."},
     {"Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;", "Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21 tháng 6 năm 2024;"},
     CheckLawWithoutNumber},
};

}  // namespace

std::span<const Rule> BasisRules() { return kRules; }

}  // namespace vanthu::drafting
