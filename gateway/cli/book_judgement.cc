#include "gateway/cli/book_judgement.h"

#include "absl/strings/str_format.h"

namespace vanthu::cli {
namespace {

bool IsIssued(const Json& number) { return TextAt(number, "state") == "NUMBER_STATE_ISSUED"; }
bool IsVoided(const Json& number) { return TextAt(number, "state") == "NUMBER_STATE_VOIDED"; }

void JudgeLine(const Json& line, std::vector<BookFault>* findings) {
  const int64_t number = NumberAt(line, "number");
  if (!IsIssued(line) && !IsVoided(line)) {
    findings->push_back({number, "đã cấp, chưa ghi sổ và chưa hủy", "given, neither recorded nor voided"});
  }
  if (IsIssued(line) && TextAt(line, "manifestDigest").empty()) {
    findings->push_back({number, "đã ghi sổ nhưng không có bản kê", "recorded, without a manifest"});
  }
  if (IsVoided(line) && TextAt(line, "voidReason").empty()) {
    findings->push_back({number, "đã hủy nhưng không có lý do", "voided, without a reason"});
  }
}

}  // namespace

std::vector<BookFault> JudgeBook(const Json& numbers) {
  std::vector<BookFault> findings;
  int64_t last = 0;
  std::string last_day;
  for (const Json& line : numbers) {
    const int64_t number = NumberAt(line, "number");
    if (number <= last) {
      findings.push_back({number, "số bị cấp hai lần", "given twice"});
    } else if (number > last + 1) {
      findings.push_back(
          {last + 1, absl::StrFormat("thiếu đến số %d", number - 1), absl::StrFormat("missing, up to %d", number - 1)});
    }
    const std::string day = TextAt(line, "day");
    if (day < last_day) findings.push_back({number, "ngày lùi so với số trước", "its day is before that of the number before"});
    JudgeLine(line, &findings);
    last = number;
    last_day = day;
  }
  return findings;
}

}  // namespace vanthu::cli
