#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace vanthu::drafting {

// An office's own picture of a signature or seal (Phụ lục I.II.7c and 8: PNG, transparent) as a PDF of one page of the given size
// in points, drawn as large as fits in its middle: what pdf::SignaturePlan shows in a field. The same picture gives the same
// bytes. PAGE_NOT_SET where it is no PNG, is opaque, or has more dots than a field can show.
absl::StatusOr<std::string> PicturePage(std::string_view png, double width, double height);

}  // namespace vanthu::drafting
