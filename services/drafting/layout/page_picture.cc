#include "services/drafting/layout/page_picture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "absl/strings/str_format.h"
#include "services/drafting/layout/set_page_reader.h"

namespace vanthu::drafting {
namespace {

constexpr double kDotsPerMm = 5;

Area AreaOf(int left, int top, int right, int bottom) {
  return {left / kDotsPerMm, top / kDotsPerMm, right / kDotsPerMm, bottom / kDotsPerMm};
}

}  // namespace

PagePicture::PagePicture(const std::string& pdf, int page) {
  const std::string ppm = OutputOf(absl::StrFormat("pdftoppm -r 127 -f %d -l %d FILE", page, page), pdf);
  int header = 0;
  EXPECT_EQ(std::sscanf(ppm.c_str(), "P6 %d %d 255 %n", &width_, &height_, &header), 2);
  dots_ = ppm.substr(ppm.size() - static_cast<size_t>(3 * width_ * height_));
}

PagePicture::Dots PagePicture::DotsOf(const Area& area) const {
  const auto dot = [](double millimetres, int most) {
    return std::clamp(static_cast<int>(std::lround(millimetres * kDotsPerMm)), 0, most);
  };
  return {dot(area.left, width_), dot(area.top, height_), dot(area.right, width_), dot(area.bottom, height_)};
}

bool PagePicture::HasInk(int x, int y, Ink ink) const {
  const size_t at = 3 * (static_cast<size_t>(y) * static_cast<size_t>(width_) + static_cast<size_t>(x));
  const auto part = [&](size_t i) { return static_cast<int>(static_cast<unsigned char>(dots_[at + i])); };
  if (ink == Ink::kRed) return part(0) - std::max(part(1), part(2)) > 60;
  if (ink == Ink::kBlue) return part(2) - std::max(part(0), part(1)) > 60;
  return part(0) + part(1) + part(2) < 600;
}

std::optional<Area> PagePicture::Inked(const Area& within, Ink ink) const {
  const Dots dots = DotsOf(within);
  Dots found = {width_, height_, 0, 0};
  for (int y = dots.top; y < dots.bottom; ++y) {
    for (int x = dots.left; x < dots.right; ++x) {
      if (!HasInk(x, y, ink)) continue;
      found = {std::min(found.left, x), std::min(found.top, y), std::max(found.right, x + 1), std::max(found.bottom, y + 1)};
    }
  }
  if (found.right == 0) return std::nullopt;
  return AreaOf(found.left, found.top, found.right, found.bottom);
}

std::optional<Area> PagePicture::LongestRule(const Area& within) const {
  const Dots dots = DotsOf(within);
  Dots longest = {0, 0, 0, 0};
  for (int y = dots.top; y < dots.bottom; ++y) {
    int begin = dots.left;
    for (int x = dots.left; x <= dots.right; ++x) {
      if (x < dots.right && HasInk(x, y, Ink::kAny)) continue;
      if (x - begin > longest.right - longest.left) longest = {begin, y, x, y + 1};
      begin = x + 1;
    }
  }
  if (longest.right == longest.left) return std::nullopt;
  return AreaOf(longest.left, longest.top, longest.right, longest.bottom);
}

}  // namespace vanthu::drafting
