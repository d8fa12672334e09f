#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_format.h"
#include "services/drafting/format/authority_line.h"
#include "services/drafting/format/rule_groups.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {
namespace {

constexpr std::string_view kArticle = "Điều 13; Phụ lục I, mục II.7";
using F = AuthorityForm;

void Add(const CheckInput& input, std::string_view value, Report& report, std::optional<Fix> fix = std::nullopt) {
  report.Add({"signature", std::nullopt, input.draft.signature.span}, value, std::move(fix));
}

std::vector<AuthorityLine> LinesOf(const CheckInput& input) {
  std::vector<AuthorityLine> lines;
  for (const std::string& line : input.draft.signature.authority_lines) lines.push_back(AuthorityLineOf(line));
  return lines;
}

const AuthorityLine* Find(const std::vector<AuthorityLine>& lines, F form) {
  const auto found = std::find_if(lines.begin(), lines.end(), [&](const AuthorityLine& line) { return line.form == form; });
  return found == lines.end() ? nullptr : &*found;
}

// "KT.GIÁM ĐỐC", "KT GIÁM ĐỐC", "KT .GIÁM ĐỐC" as "KT. GIÁM ĐỐC".
void CheckLineForm(const CheckInput& input, const std::string& written, std::string pointer, Report& report) {
  const AuthorityLine line = AuthorityLineOf(written);
  if (line.form == F::kNone) return;
  const std::string right = absl::StrFormat("%s. %s", line.abbreviation, line.whom);
  if (written != right) Add(input, written, report, Fix{std::move(pointer), right, {}});
}

void CheckForms(const CheckInput& input, Report& report) {
  const SignatureBlock& block = input.draft.signature;
  for (size_t at = 0; at < block.authority_lines.size(); ++at)
    CheckLineForm(input, block.authority_lines[at], absl::StrFormat("/signature/authority_lines/%d", at), report);
  CheckLineForm(input, block.position, "/signature/position", report);
}

void CheckDeputySigns(const CheckInput& input, Report& report) {
  const std::string& position = input.draft.signature.position;
  const bool is_other_case = position.empty() || AuthorityLineOf(position).form == F::kActing;  // CK-09 says it
  if (Find(LinesOf(input), F::kForHead) != nullptr && !is_other_case && !NamesDeputy(position)) Add(input, position, report);
}

bool StartsAs(const std::string& text, const std::string& start) { return text.compare(0, start.size(), start) == 0; }

// "PHÓ CHỦ TỊCH" signs for "CHỦ TỊCH", "THỨ TRƯỞNG" for "BỘ TRƯỞNG"; either may say more of the office.
bool IsDeputyOf(const std::string& head, const std::string& deputy) {
  const std::string folded_head = text::Fold(head), folded = text::Fold(deputy);
  if (StartsAs(folded, "thu truong")) return StartsAs(folded_head, "bo truong") || StartsAs(folded_head, "thu truong");
  const std::string office = folded.substr(std::string_view("pho ").size());
  return StartsAs(folded_head, office) || StartsAs(office, folded_head);
}

void CheckDeputyOfHead(const CheckInput& input, Report& report) {
  const auto lines = LinesOf(input);
  const AuthorityLine* for_head = Find(lines, F::kForHead);
  const std::string& position = input.draft.signature.position;
  if (for_head != nullptr && NamesDeputy(position) && !IsDeputyOf(for_head->whom, position)) Add(input, position, report);
}

void CheckDeputyNeedsForm(const CheckInput& input, Report& report) {
  const std::string& position = input.draft.signature.position;
  if (NamesDeputy(position) && Find(LinesOf(input), F::kForHead) == nullptr) Add(input, position, report);
}

void CheckCollective(const CheckInput& input, Report& report) {
  const auto lines = LinesOf(input);
  const AuthorityLine* line = Find(lines, F::kForCollective);
  if (line != nullptr && NamesPerson(line->whom)) Add(input, absl::StrFormat("TM. %s", line->whom), report);
}

void CheckHead(const CheckInput& input, Report& report) {
  for (const AuthorityLine& line : LinesOf(input)) {
    const bool for_a_person = line.form == F::kForHead || line.form == F::kByOrder || line.form == F::kByMandate;
    if (for_a_person && (NamesCollective(line.whom) || NamesDeputy(line.whom)))
      Add(input, absl::StrFormat("%s. %s", line.abbreviation, line.whom), report);
  }
}

int RankOf(F form) { return form == F::kForCollective ? 0 : form == F::kForHead ? 2 : 1; }

void CheckOrder(const CheckInput& input, Report& report) {
  const auto lines = LinesOf(input);
  for (size_t at = 1; at < lines.size(); ++at) {
    if (RankOf(lines[at].form) <= RankOf(lines[at - 1].form)) Add(input, input.draft.signature.authority_lines[at], report);
  }
}

void CheckNoSubDelegation(const CheckInput& input, Report& report) {
  const auto lines = LinesOf(input);
  if (Find(lines, F::kByMandate) != nullptr && Find(lines, F::kForHead) != nullptr)
    Add(input, input.draft.signature.authority_lines.front(), report);
}

void CheckActing(const CheckInput& input, Report& report) {
  const std::string& position = input.draft.signature.position;
  if (AuthorityLineOf(position).form == F::kActing && Find(LinesOf(input), F::kForHead) != nullptr) Add(input, position, report);
}

void CheckActingForm(const CheckInput& input, Report& report) {
  static constexpr std::string_view kActing = "QUYỀN ";
  const std::string& position = input.draft.signature.position;
  if (!absl::StartsWith(position, std::string(kActing))) return;
  Add(input, position, report, Fix{"/signature/position", absl::StrFormat("Q. %s", position.substr(kActing.size())), {}});
}

void CheckNotHimself(const CheckInput& input, Report& report) {
  for (const AuthorityLine& line : LinesOf(input)) {
    const bool by_another = line.form == F::kByOrder || line.form == F::kByMandate;
    if (by_another && line.whom == input.draft.signature.position) Add(input, input.draft.signature.position, report);
  }
}

constexpr Rule kRules[] = {
    {"CK-01",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Sau TM., KT., TL., TUQ., Q. có dấu chấm rồi một khoảng trắng.",
      "TM., KT., TL., TUQ., Q. are followed by a full stop and one space."},
     {"KT. GIÁM ĐỐC", "KT.GIÁM ĐỐC"},
     CheckForms},
    {"CK-02",
     "Điều 13 khoản 1; Phụ lục I, mục II.7",
     Severity::kError,
     Fixing::kByHand,
     {"Ký thay (KT.) là việc của cấp phó: chức vụ người ký phải là cấp phó.",
      "Signing for the head (KT.) is the deputy's: the signer's position is a deputy's."},
     {"KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC / CHÁNH VĂN PHÒNG"},
     CheckDeputySigns},
    {"CK-03",
     kArticle,
     Severity::kError,
     Fixing::kByHand,
     {"Cấp phó ký thay người đứng đầu của chính mình.", "A deputy signs for the head whose deputy he is."},
     {"KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", "KT. GIÁM ĐỐC / PHÓ CHỦ TỊCH"},
     CheckDeputyOfHead},
    {"CK-04",
     kArticle,
     Severity::kError,
     Fixing::kByHand,
     {"Cấp phó ký phải có dòng KT. ghi chức vụ của người đứng đầu.", "A deputy signs under a line KT. with the head's position."},
     {"KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"},
     CheckDeputyNeedsForm},
    {"CK-05",
     "Điều 13 khoản 2; Phụ lục I, mục II.7",
     Severity::kError,
     Fixing::kByHand,
     {"Thay mặt (TM.) chỉ dùng cho tập thể, sau TM. là tên tập thể.",
      "TM. is for a collective only: the collective's name follows it."},
     {"TM. ỦY BAN NHÂN DÂN", "TM. CHỦ TỊCH"},
     CheckCollective},
    {"CK-06",
     kArticle,
     Severity::kError,
     Fixing::kByHand,
     {"Sau KT., TL., TUQ. là chức vụ của người đứng đầu, không phải tên tập thể, cơ quan hay chức vụ cấp phó.",
      "KT., TL. and TUQ. are followed by the head's position, not by a body's name or a deputy's position."},
     {"TL. GIÁM ĐỐC", "TL. BAN GIÁM ĐỐC"},
     CheckHead},
    {"CK-07",
     kArticle,
     Severity::kError,
     Fixing::kByHand,
     {"Nhiều dòng thẩm quyền: TM. trước, rồi TL. hoặc TUQ., KT. sau cùng, mỗi loại một dòng.",
      "Several lines of authority: TM. comes first, then TL. or TUQ., KT. last, one line of each."},
     {"TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH", "KT. CHỦ TỊCH / TM. ỦY BAN NHÂN DÂN"},
     CheckOrder},
    {"CK-08",
     "Điều 13 khoản 4",
     Severity::kError,
     Fixing::kByHand,
     {"Người ký thừa ủy quyền (TUQ.) không được ủy quyền lại: dưới TUQ. không có dòng KT.",
      "Who signs by mandate (TUQ.) may not pass it on: no line KT. stands under TUQ."},
     {"TUQ. GIÁM ĐỐC / TRƯỞNG PHÒNG", "TUQ. GIÁM ĐỐC / KT. TRƯỞNG PHÒNG / PHÓ TRƯỞNG PHÒNG"},
     CheckNoSubDelegation},
    {"CK-09",
     kArticle,
     Severity::kError,
     Fixing::kByHand,
     {"Người giữ quyền cấp trưởng (Q.) ký với tư cách người đứng đầu, không ký thay (KT.).",
      "An acting head (Q.) signs as head, not for the head (KT.)."},
     {"Q. GIÁM ĐỐC", "KT. GIÁM ĐỐC / Q. GIÁM ĐỐC"},
     CheckActing},
    {"CK-10",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Quyền cấp trưởng ghi tắt là \"Q.\" trước chức vụ.", "An acting head is told by \"Q.\" before the position."},
     {"Q. GIÁM ĐỐC", "QUYỀN GIÁM ĐỐC"},
     CheckActingForm},
    {"CK-11",
     "Điều 13 khoản 3 và 4",
     Severity::kError,
     Fixing::kByHand,
     {"Ký thừa lệnh (TL.) hoặc thừa ủy quyền (TUQ.) là người khác ký, không phải chính người đứng đầu đó.",
      "By order (TL.) or mandate (TUQ.) another person signs, not that head himself."},
     {"TL. GIÁM ĐỐC / CHÁNH VĂN PHÒNG", "TL. GIÁM ĐỐC / GIÁM ĐỐC"},
     CheckNotHimself},
};

}  // namespace

std::span<const Rule> AuthorityRules() { return kRules; }

}  // namespace vanthu::drafting
