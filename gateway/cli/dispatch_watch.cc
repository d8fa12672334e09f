#include "gateway/cli/dispatch_watch.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>

#include "absl/strings/str_cat.h"
#include "gateway/cli/delivery_listing.h"
#include "gateway/cli/draft_page.h"
#include "gateway/cli/issuance_page.h"
#include "gateway/cli/live_deliveries.h"
#include "gateway/cli/replaced_fields.h"
#include "services/platform/status/macros.h"

namespace vanthu::cli {
namespace {

constexpr std::chrono::milliseconds kLook{500};  // how often the deliveries are asked for

void LeaveExitCode(const Json& issuance, const Json& deliveries, Console& console) {
  const bool needs_somebody = std::any_of(deliveries.begin(), deliveries.end(),
                                          [](const Json& delivery) { return !IsOpen(delivery) && !IsReceipted(delivery); });
  console.set_exit_code(needs_somebody || IsEnded(issuance) ? kFindings : kSuccess);
}

// Step by step, until it is published or ended.
absl::StatusOr<Json> Published(Json issuance, const ShowOptions& show, Office& office, Console& console) {
  const auto say = [&] {
    if (show.json) {
      console.out() << Json({{"issuance", issuance}}).dump() << std::endl;
      return;
    }
    const std::string waiting = TextAt(issuance, show.language == "en" ? "waitingForEn" : "waitingForVi");
    console.out() << IssuanceStateText(issuance, show) << (waiting.empty() ? "" : ": ") << waiting << std::endl;
  };
  const auto is_done = [&] { return IsPublished(issuance) || IsEnded(issuance); };
  if (is_done()) {
    if (show.json) say();
    return issuance;
  }
  const std::string path = absl::StrCat("/v1/", TextAt(issuance, "name"), ":watch");
  RETURN_IF_ERROR(office.http().Watch(path, [&](const Json& now) {
    issuance = now;
    say();
    return !is_done();
  }));
  return issuance;
}

}  // namespace

absl::Status WatchDispatch(const Json& first, const ShowOptions& show, Office& office, Console& console) {
  ASSIGN_OR_RETURN(const Json issuance, Published(first, show, office, console));
  if (!show.json) ShowIssuance(issuance, show, console);
  RETURN_IF_ERROR(ShowReplaced(issuance, show, office, console));
  const std::string dispatch = TextAt(issuance, "dispatch");
  Json deliveries = Json::array();
  LiveDeliveries live(show, console);
  while (!dispatch.empty()) {
    ASSIGN_OR_RETURN(deliveries, DeliveriesOf(office, dispatch));
    live.Show(deliveries);
    if (std::none_of(deliveries.begin(), deliveries.end(), IsOpen)) break;
    std::this_thread::sleep_for(kLook);
  }
  const bool is_counted = show.json || dispatch.empty() || console.terminal().is_terminal;
  if (!is_counted) console.out() << DeliveryTally(deliveries, show) << "\n";
  LeaveExitCode(issuance, deliveries, console);
  return absl::OkStatus();
}

absl::Status ShowDispatch(const Json& issuance, const ShowOptions& show, Office& office, Console& console) {
  const std::string dispatch = TextAt(issuance, "dispatch");
  Json deliveries = Json::array();
  if (!dispatch.empty()) {
    ASSIGN_OR_RETURN(deliveries, DeliveriesOf(office, dispatch));
  }
  LeaveExitCode(issuance, deliveries, console);
  if (show.json) {
    PrintJson({{"issuance", issuance}, {"deliveries", deliveries}}, console);
    return absl::OkStatus();
  }
  ShowIssuance(issuance, show, console);
  RETURN_IF_ERROR(ShowReplaced(issuance, show, office, console));
  if (dispatch.empty()) return absl::OkStatus();
  console.out() << "\n";
  for (const std::string& line : DeliveryLines(deliveries, show, console.terminal())) console.out() << line << "\n";
  console.out() << DeliveryTally(deliveries, show) << "\n";
  return absl::OkStatus();
}

}  // namespace vanthu::cli
