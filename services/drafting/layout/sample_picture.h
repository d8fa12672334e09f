#pragma once

#include <cairo.h>

#include <string>

#include "services/drafting/layout/page_style.h"

namespace vanthu::drafting {

inline constexpr Colour kBlueInk = {0, 0.1, 0.8};
inline constexpr Colour kRedInk = {0.85, 0.05, 0.1};

// For tests: a PNG with a stroke across it, on no ground where the format has transparency.
std::string SamplePicturePng(cairo_format_t format, int width, int height, const Colour& ink = kBlueInk);

}  // namespace vanthu::drafting
