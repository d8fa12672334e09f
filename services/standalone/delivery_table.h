#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vanthu/distribution/v1/distribution.pb.h"

namespace vanthu::standalone {

// One line a delivery: the recipient's name, and where its delivery is, with the reason if there is one. With `columns` no line
// is wider: what does not fit is cut, and the cut is shown. Without, everything stands there whole.
std::vector<std::string> DeliveryRows(const std::vector<distribution::v1::Delivery>& deliveries, std::optional<int> columns);

// "  2/3 nơi nhận đã xác nhận · receipted"
std::string DeliveryTally(const std::vector<distribution::v1::Delivery>& deliveries);

}  // namespace vanthu::standalone
