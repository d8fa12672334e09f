#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/layout/page_input.h"
#include "services/drafting/layout/strip.h"

namespace vanthu::drafting {

// The head of the first page: circulation mark, quốc hiệu and tiêu ngữ, issuing body, number and symbol, place and date, urgency
// mark, type name and abstract (Phụ lục I.II.1–5, I.III.2).
absl::StatusOr<std::vector<Strip>> HeaderStrips(const TextSetter& setter, const PageInput& input, Outline& outline);

std::string IssuingBodyOf(const PageInput& input);
std::string NumberLine(const PageInput& input);
std::string PlaceAndDateLine(const PageInput& input);

}  // namespace vanthu::drafting
