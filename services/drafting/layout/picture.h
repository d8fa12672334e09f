#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace vanthu::drafting {

// What the decree wants a picture to be drawn in: a signature blue, a seal red (Phụ lục I.II.7c and 8).
enum class PictureInk { kBlue, kRed };

// An office's own picture of a signature or seal, to be drawn on a page of that size in points.
struct PicturePlan {
  std::string name;  // for people: the file's
  PictureInk ink = PictureInk::kBlue;
  double width = 0;
  double height = 0;
};

// The picture (the same places: PNG, transparent) as a PDF of one page, drawn as large as fits in its middle: what
// pdf::SignaturePlan shows in a field. The same picture gives the same bytes. BAD_PICTURE where it is no PNG, has a ground, shows
// nothing or another ink, or has more dots than a field can show.
absl::StatusOr<std::string> PicturePage(std::string_view png, const PicturePlan& plan);

}  // namespace vanthu::drafting
