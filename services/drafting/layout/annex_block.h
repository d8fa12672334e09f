#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft.h"
#include "services/drafting/layout/strip.h"

namespace vanthu::drafting {

// An annex (Phụ lục I.III.1, mẫu 2.1 and 2.2): its label, title and note in the middle, then its content. It begins a page.
absl::StatusOr<std::vector<Strip>> AnnexStrips(const TextSetter& setter, const Annex& annex, Outline& outline, double width);

// Its sheets lie across where a table in it is too wide for upright ones (I.I.2).
absl::StatusOr<TextArea> AreaOf(const TextSetter& setter, const Annex& annex);

// "PHỤ LỤC II" in small letters, as the decree asks: "Phụ lục II".
std::string AnnexLabel(std::string_view label);

}  // namespace vanthu::drafting
