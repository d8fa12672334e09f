#include "gateway/cli/issuance_page.h"

#include <string_view>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "gateway/cli/draft_page.h"
#include "gateway/cli/fault.h"
#include "gateway/cli/field_rows.h"
#include "services/platform/status/macros.h"

namespace vanthu::cli {
namespace {

struct StateWords {
  std::string_view state;
  std::string_view vietnamese;
  std::string_view english;
};

constexpr StateWords kStates[] = {
    {"ISSUANCE_STATE_PREPARING", "bước 5: chuẩn bị", "step 5: preparing"},
    {"ISSUANCE_STATE_AWAITING_RECIPIENTS", "chờ duyệt danh sách nơi nhận của hôm nay", "waits for a yes to today's recipients"},
    {"ISSUANCE_STATE_NUMBERING", "bước 6: cấp số", "step 6: numbering"},
    {"ISSUANCE_STATE_SETTING", "bước 7: dàn trang", "step 7: setting the page"},
    {"ISSUANCE_STATE_SIGNING", "bước 8: chuẩn bị ký", "step 8: preparing a signature"},
    {"ISSUANCE_STATE_AWAITING_SIGNATURE", "bước 8: chờ chữ ký", "step 8: waits for a signature"},
    {"ISSUANCE_STATE_RECORDING", "bước 9: ghi sổ", "step 9: recording"},
    {"ISSUANCE_STATE_PUBLISHING", "bước 10: phát hành", "step 10: publishing"},
    {"ISSUANCE_STATE_PUBLISHED", "đã phát hành", "published"},
    {"ISSUANCE_STATE_REFUSED", "bị từ chối, chưa lấy số", "refused, without a number"},
    {"ISSUANCE_STATE_VOIDING", "đang hủy", "being voided"},
    {"ISSUANCE_STATE_VOIDED", "đã hủy", "voided"},
};

std::string NumberText(const Json& issuance) {
  const int64_t number = NumberAt(issuance, "number");
  return number == 0 ? "" : absl::StrFormat("%02d/%s", number, TextAt(issuance, "notation"));
}

absl::Status NeverIssued(const std::string& draft) {
  return Fault(absl::StatusCode::kNotFound, absl::StrFormat("%s chưa được phát hành. Dùng: vanthu issue", draft),
               absl::StrFormat("%s was not issued yet. Use: vanthu issue", draft));
}

absl::StatusOr<Json> IssuanceOfDraft(Office& office, const std::string& name) {
  ASSIGN_OR_RETURN(const Json draft, office.http().Get(absl::StrCat("/v1/", name)));
  const std::string open = TextAt(draft, "issuance");
  const std::string issuance = open.empty() ? TextAt(draft, "endedIssuance") : open;
  if (issuance.empty()) return NeverIssued(name);
  return office.http().Get(absl::StrCat("/v1/", issuance));
}

}  // namespace

void ShowIssuance(const Json& issuance, const ShowOptions& show, Console& console) {
  if (show.json) return PrintJson(issuance, console);
  FieldRows rows(show, console.out());
  rows.Add("Lần phát hành", "Issuance", {TextAt(issuance, "name")});
  rows.Add("Số, ký hiệu", "Number", {NumberText(issuance)});
  rows.Add("Ngày ban hành", "Day of issue", {DayText(TextAt(issuance, "day"))});
  rows.Add("Trạng thái", "State", {IssuanceStateText(issuance, show)});
  rows.Add("Đang chờ", "Waits for", {TextAt(issuance, show.language == "en" ? "waitingForEn" : "waitingForVi")});
  rows.Add("Không hủy được", "Not voided", {TextAt(issuance, show.language == "en" ? "voidRefusedEn" : "voidRefusedVi")});
  rows.Add("Văn bản", "Dispatch", {TextAt(issuance, "dispatch")});
}

std::string IssuanceStateText(const Json& issuance, const ShowOptions& show) {
  const std::string state = TextAt(issuance, "state");
  for (const StateWords& words : kStates) {
    if (words.state == state) return std::string(show.Say(words.vietnamese, words.english));
  }
  return state;
}

bool IsPublished(const Json& issuance) { return TextAt(issuance, "state") == "ISSUANCE_STATE_PUBLISHED"; }

bool IsEnded(const Json& issuance) {
  const std::string state = TextAt(issuance, "state");
  return state == "ISSUANCE_STATE_REFUSED" || state == "ISSUANCE_STATE_VOIDED";
}

absl::StatusOr<Json> FindIssuance(Office& office, const std::string& subject) {
  if (absl::StrContains(subject, "/drafts/")) return IssuanceOfDraft(office, subject);
  // A dispatch has its issuance's id.
  const std::string named = absl::StrReplaceAll(subject, {{"/dispatches/", "/issuances/"}});
  ASSIGN_OR_RETURN(const std::string issuance, office.NameOf("issuances", named));
  auto found = office.http().Get(absl::StrCat("/v1/", issuance));
  if (!absl::IsNotFound(found.status()) || absl::StrContains(subject, "/")) return found;
  ASSIGN_OR_RETURN(const std::string draft, office.NameOf("drafts", subject));
  auto of_draft = IssuanceOfDraft(office, draft);
  return status::Is(of_draft.status(), status::Reason::kNotFound) ? found : of_draft;
}

}  // namespace vanthu::cli
