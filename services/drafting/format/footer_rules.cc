#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "re2/re2.h"
#include "services/drafting/format/rule_groups.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {
namespace {

constexpr int kCopiesMax = 999;  // IssuedAmount has three digits, Phụ lục VI

// Initials and number of copies, whatever blanks and points stand between them.
struct DrafterCode {
  std::string initials;
  std::string copies;
};
std::optional<DrafterCode> CodeIn(const std::string& written) {
  static const auto& kCode = *new re2::RE2(R"(^\s*([\p{L}]{1,10})\s*\.?\s*\(\s*([0-9]{1,9})\s*\)\s*\.?\s*$)");
  DrafterCode code;
  if (!re2::RE2::FullMatch(written, kCode, &code.initials, &code.copies)) return std::nullopt;
  return code;
}

void Add(const CheckInput& input, Report& report, std::optional<Fix> fix = std::nullopt) {
  report.Add({"drafter_code", std::nullopt, SpanOfField(input.draft, "drafter_code")}, input.draft.drafter_code, std::move(fix));
}

void CheckDrafterCode(const CheckInput& input, Report& report) {
  const std::string& written = input.draft.drafter_code;
  if (written.empty()) return;
  const auto code = CodeIn(written);
  if (!code) return Add(input, report);
  const std::string right = absl::StrFormat("%s.(%s)", text::Upper(code->initials), code->copies);
  if (written != right) Add(input, report, Fix{"/drafter_code", right, {}});
}

void CheckCopies(const CheckInput& input, Report& report) {
  const auto code = CodeIn(input.draft.drafter_code);
  int copies = 0;
  if (code && (!absl::SimpleAtoi(code->copies, &copies) || copies < 1 || copies > kCopiesMax)) Add(input, report);
}

void CheckContact(const CheckInput& input, Report& report) {
  static const auto& kReachable = *new re2::RE2(R"([0-9]{3}|@|\.vn\b)");
  const std::string& contact = input.draft.contact;
  if (!contact.empty() && !re2::RE2::PartialMatch(contact, kReachable))
    report.Add({"contact", std::nullopt, SpanOfField(input.draft, "contact")}, contact);
}

constexpr Rule kRules[] = {
    {"SB-01",
     "Phụ lục I, mục III.3",
     Severity::kWarning,
     Fixing::kSafe,
     {"Ký hiệu người soạn thảo bằng chữ in hoa, dấu chấm, rồi số lượng bản trong ngoặc đơn, không cách chữ.",
      "The drafter's code is capitals, a full stop and the number of copies in brackets, without blanks."},
     {"PL.(300)", "pl (300)"},
     CheckDrafterCode},
    {"SB-02",
     "Phụ lục I, mục III.3; Phụ lục VI, trường IssuedAmount",
     Severity::kWarning,
     Fixing::kByHand,
     {"Số lượng bản phát hành từ 1 đến 999.", "The number of copies is from 1 to 999."},
     {"PL.(300)", "PL.(0)"},
     CheckCopies},
    {"LH-01",
     "Phụ lục I, mục III.4",
     Severity::kWarning,
     Fixing::kByHand,
     {"Thông tin liên hệ phải có số điện thoại, thư điện tử hoặc trang thông tin điện tử.",
      "The contact gives a telephone number, an e-mail address or a web site."},
     {"Số 9 đường Bạch Đằng; ĐT: (0212) 385 0000; stc@sonthuy.gov.vn", "Số 9 đường Bạch Đằng"},
     CheckContact},
};

}  // namespace

std::span<const Rule> FooterRules() { return kRules; }

}  // namespace vanthu::drafting
