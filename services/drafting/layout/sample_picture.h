#pragma once

#include <cairo.h>

#include <string>

namespace vanthu::drafting {

// For tests: a PNG with a blue stroke across it, on no ground where the format has transparency.
std::string SamplePicturePng(cairo_format_t format, int width, int height);

}  // namespace vanthu::drafting
