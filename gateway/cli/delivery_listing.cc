#include "gateway/cli/delivery_listing.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gateway/cli/table.h"

namespace vanthu::cli {
namespace {

constexpr std::string_view kReceipted = "DELIVERY_STATE_RECEIPTED";

std::string StateText(const Json& delivery, const ShowOptions& show) {
  const std::string state = TextAt(delivery, "state");
  if (state == "DELIVERY_STATE_QUEUED") return std::string(show.Say("chờ gửi", "queued"));
  if (state == "DELIVERY_STATE_SENT") return std::string(show.Say("đã gửi, chờ xác nhận", "sent, no receipt yet"));
  if (state == kReceipted) {
    return absl::StrFormat("✓ %02d %s", NumberAt(delivery, "status"), show.Say("đã đến", "receipted"));
  }
  if (state == "DELIVERY_STATE_REFUSED") return std::string(show.Say("✗ 02 từ chối", "✗ 02 refused"));
  if (state == "DELIVERY_STATE_UNDELIVERABLE") return std::string(show.Say("✗ không gửi được", "✗ undeliverable"));
  if (state == "DELIVERY_STATE_DEAD") return std::string(show.Say("✗ dừng, cần người xử lý", "✗ dead, somebody has to act"));
  return state;
}

}  // namespace

absl::StatusOr<Json> DeliveriesOf(Office& office, const std::string& dispatch) {
  return AllPages(office, absl::StrCat("/v1/", dispatch, "/deliveries"), "deliveries");
}

std::vector<std::string> DeliveryLines(const Json& deliveries, const ShowOptions& show, const Terminal& terminal) {
  Table table({{std::string(show.Say("NƠI NHẬN", "RECIPIENT")), Table::Width::kShrinks},
               {std::string(show.Say("TRẠNG THÁI", "STATE"))},
               {std::string(show.Say("LẦN", "ATTEMPT")), Table::Width::kRight},
               {std::string(show.Say("LÚC", "AT"))},
               {std::string(show.Say("LÝ DO", "REASON")), Table::Width::kShrinks}});
  for (const Json& delivery : deliveries) {
    const std::string name = TextAt(delivery, "displayName");
    table.Add({name.empty() ? TextAt(delivery, "recipient") : name, StateText(delivery, show),
               absl::StrCat(NumberAt(delivery, "attempt")), InstantText(TextAt(delivery, "updatedAt")),
               TextAt(delivery, "reason")});
  }
  return table.Lines(terminal);
}

std::string DeliveryTally(const Json& deliveries, const ShowOptions& show) {
  const auto receipted = std::count_if(deliveries.begin(), deliveries.end(), IsReceipted);
  return absl::StrFormat("%d/%d %s", receipted, deliveries.size(), show.Say("nơi nhận đã xác nhận", "recipients have receipted"));
}

bool IsReceipted(const Json& delivery) { return TextAt(delivery, "state") == kReceipted; }

bool IsOpen(const Json& delivery) {
  const std::string state = TextAt(delivery, "state");
  return state == "DELIVERY_STATE_QUEUED" || state == "DELIVERY_STATE_SENT";
}

}  // namespace vanthu::cli
