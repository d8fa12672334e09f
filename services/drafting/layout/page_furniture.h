#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/drafting/layout/page_flow.h"

namespace vanthu::drafting {

// I.I.7: the pages of a dispatch, or of one annex, are numbered in the middle of the top margin, the first one without a number.
absl::Status NumberPages(const TextSetter& setter, std::vector<Page>& pages);

// I.III.5: how the issuer is reached, under a rule as wide as the text.
absl::StatusOr<Strip> ContactStrip(const TextSetter& setter, const std::string& contact, Outline& outline);

// At the bottom of the text's area, where room was left for it.
void StandAtTheFoot(Strip strip, Page& page);

}  // namespace vanthu::drafting
