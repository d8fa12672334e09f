#include "gateway/cli/trial/trial_issuance.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gateway/cli/delivery_listing.h"
#include "gateway/cli/finding_lines.h"
#include "gateway/cli/issuance_page.h"
#include "gateway/cli/live_deliveries.h"
#include "gateway/cli/trial/patience.h"
#include "services/drafting/format/issue_barrier.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::cli {
namespace {

using status::Reason;

Json FormsOf(const drafting::SignatureBlock& signature) {
  Json forms = Json::array();
  for (const std::string& line : signature.authority_lines) {
    const size_t dot = line.find('.');
    if (dot != std::string::npos) forms.push_back(line.substr(0, dot + 1));
  }
  return forms;
}

// A unit or signer that the sample does not know; not of a file that is refused, which is to leave nothing behind.
absl::Status AddUnknown(const TrialParts& parts, Office& operators, const BroughtFile& file) {
  if (!drafting::RefuseToIssue(file.draft).ok()) return absl::OkStatus();  // step 5 will say so
  const drafting::SignatureBlock& signature = file.draft.signature;
  ASSIGN_OR_RETURN(const Json answer, operators.http().Post(absl::StrCat("/v1/", file.agency, ":addSampleIssuer"),
                                                            {{"unitSymbol", file.unknown_unit},
                                                             {"fullName", signature.full_name},
                                                             {"position", signature.position},
                                                             {"forms", FormsOf(signature)}}));
  for (const Json& added : ListAt(answer, "added")) {
    const std::string name = added.is_string() ? added.get<std::string>() : "";
    Notice(parts, absl::StrCat("Danh bạ mẫu chưa có, đã thêm (sample): ", name),
           absl::StrCat("The sample directory did not know it, added as sample: ", name));
  }
  return absl::OkStatus();
}

absl::Status Approve(const TrialParts& parts, Office& signer, const Json& draft) {
  const std::string path = absl::StrCat("/v1/", TextAt(draft, "name"));
  ASSIGN_OR_RETURN(const Json found, signer.http().Get(absl::StrCat(path, ":check")));
  ShowFindings(ListAt(found, "findings"), parts.show, parts.console);
  ASSIGN_OR_RETURN(const Json preview, signer.http().Get(absl::StrCat(path, ":previewRecipients")));
  return signer.http()
      .Post(absl::StrCat(path, ":approve"), {{"revision", TextAt(draft, "revision")},
                                             {"revisionHash", TextAt(draft, "revisionHash")},
                                             {"recipientsDigest", TextAt(preview, "recipientsDigest")}})
      .status();
}

absl::StatusOr<Json> Agree(const TrialParts& parts, const Json& issuance) {
  const std::string name = TextAt(issuance, "name");
  ASSIGN_OR_RETURN(Office* const signer, parts.people.As(AgencyOf(name), "signer"));
  return signer->http().Post(absl::StrCat("/v1/", name, ":acceptRecipients"),
                             {{"recipientsDigest", TextAt(issuance, "recipientsDigest")}});
}

// Once for each state and reason.
void ShowState(const TrialParts& parts, const Json& issuance, std::string* shown) {
  std::string state = absl::StrCat(TextAt(issuance, "state"), " ", TextAt(issuance, "reason"));
  if (state == *shown) return;
  *shown = std::move(state);
  const std::string waiting = TextAt(issuance, parts.show.language == "en" ? "waitingForEn" : "waitingForVi");
  if (parts.show.json) {
    parts.console.out() << Json({{"issuance", issuance}}).dump() << std::endl;
  } else if (!waiting.empty()) {
    parts.console.out() << IssuanceStateText(issuance, parts.show) << ": " << waiting << std::endl;
  }
}

absl::Status Ended(const Json& issuance) {
  const bool is_voided = TextAt(issuance, "state") == "ISSUANCE_STATE_VOIDED";
  const std::string reason = TextAt(issuance, "reason");
  const std::string why = reason.empty() ? "" : absl::StrCat(": ", reason);
  return status::Error(Reason::kIssuanceEnded, {{"name", TextAt(issuance, "name")},
                                                {"value", absl::StrCat(is_voided ? "đã hủy" : "bị từ chối", why)},
                                                {"value_en", absl::StrCat(is_voided ? "voided" : "refused", why)}});
}

absl::Status StillWaits(const Json& issuance) {
  return status::Error(Reason::kIssuanceWaits, {{"name", TextAt(issuance, "name")},
                                                {"cause", TextAt(issuance, "waitingForVi")},
                                                {"cause_en", TextAt(issuance, "waitingForEn")}});
}

}  // namespace

absl::StatusOr<Json> OrderIssuance(const TrialParts& parts, const BroughtFile& file, const Json& draft) {
  if (TextAt(draft, "issuance").empty()) {
    ASSIGN_OR_RETURN(Office* const signer, parts.people.As(file.agency, "signer"));
    RETURN_IF_ERROR(Approve(parts, *signer, draft));
    ASSIGN_OR_RETURN(Office* const operators, parts.people.Operator());
    RETURN_IF_ERROR(AddUnknown(parts, *operators, file));
  }
  ASSIGN_OR_RETURN(Office* const clerk, parts.people.As(file.agency, "clerk"));
  return clerk->http().Post(absl::StrCat("/v1/", TextAt(draft, "name"), ":issue"), Json::object());
}

absl::StatusOr<Json> AwaitPublication(const TrialParts& parts, Json issuance) {
  ASSIGN_OR_RETURN(Office* const clerk, parts.people.As(AgencyOf(TextAt(issuance, "name")), "clerk"));
  Patience patience(parts.clock, parts.patience);
  std::string shown;
  while (true) {
    ShowState(parts, issuance, &shown);
    if (IsPublished(issuance)) return issuance;
    if (IsEnded(issuance)) return Ended(issuance);
    if (TextAt(issuance, "state") == "ISSUANCE_STATE_AWAITING_RECIPIENTS") {
      RETURN_IF_ERROR(Agree(parts, issuance).status());
    } else if (patience.IsOver(shown)) {
      return StillWaits(issuance);
    }
    patience.Pause();
    ASSIGN_OR_RETURN(issuance, clerk->http().Get(absl::StrCat("/v1/", TextAt(issuance, "name"))));
  }
}

absl::StatusOr<Json> AwaitReceipts(const TrialParts& parts, const std::string& dispatch) {
  ASSIGN_OR_RETURN(Office* const clerk, parts.people.As(AgencyOf(dispatch), "clerk"));
  Patience patience(parts.clock, parts.patience);
  LiveDeliveries live(parts.show, parts.console);
  while (true) {
    ASSIGN_OR_RETURN(Json deliveries, DeliveriesOf(*clerk, dispatch));
    live.Show(deliveries);
    const auto open = std::count_if(deliveries.begin(), deliveries.end(), IsOpen);
    if (open == 0 || patience.IsOver(absl::StrCat(open))) return deliveries;
    patience.Pause();
  }
}

}  // namespace vanthu::cli
