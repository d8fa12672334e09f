#include "gateway/cli/live_deliveries.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gateway/cli/delivery_listing.h"

namespace vanthu::cli {
namespace {

constexpr size_t kRowsOnTerminal = 30;  // of the live table; the rest is counted below it

}  // namespace

void LiveDeliveries::Show(const Json& deliveries) {
  if (show_.json) {
    ShowJson(deliveries);
  } else if (console_.terminal().is_terminal) {
    Redraw(deliveries);
  } else {
    ShowChanges(deliveries);
  }
}

void LiveDeliveries::ShowJson(const Json& deliveries) {
  const std::string line = Json({{"deliveries", deliveries}}).dump();
  if (line != last_) console_.out() << line << std::endl;
  last_ = line;
}

void LiveDeliveries::Redraw(const Json& deliveries) {
  std::vector<std::string> lines = DeliveryLines(deliveries, show_, console_.terminal());
  if (lines.size() > kRowsOnTerminal) {
    const size_t left = lines.size() - kRowsOnTerminal;
    lines.resize(kRowsOnTerminal);
    lines.push_back(absl::StrCat("… ", left));
  }
  lines.push_back(DeliveryTally(deliveries, show_));
  if (drawn_ > 0) console_.out() << absl::StrFormat("\033[%dA\033[J", drawn_);
  for (const std::string& line : lines) console_.out() << line << "\n";
  console_.out() << std::flush;
  drawn_ = static_cast<int>(lines.size());
}

// Without the headings, and without the columns' widths, which another row may change.
void LiveDeliveries::ShowChanges(const Json& deliveries) {
  for (const Json& delivery : deliveries) {
    const std::string name = TextAt(delivery, "name");
    const std::string line = DeliveryLines(Json::array({delivery}), show_, {}).back();
    if (shown_[name] != line) console_.out() << line << std::endl;
    shown_[name] = line;
  }
}

}  // namespace vanthu::cli
