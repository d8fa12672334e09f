#pragma once

#include <optional>
#include <string>

namespace vanthu::drafting {

// Millimetres from the paper's upper left corner.
struct Area {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  double width() const { return right - left; }
  double height() const { return bottom - top; }
};

enum class Ink { kAny, kRed, kBlue };

// One page as it looks, drawn by another's program (pdftoppm of Poppler) at five dots a millimetre.
class PagePicture {
 public:
  explicit PagePicture(const std::string& pdf, int page = 1);

  // What the ink of a colour within an area reaches over.
  std::optional<Area> Inked(const Area& within, Ink ink = Ink::kAny) const;

  // The longest line across within an area: an unbroken run of black dots.
  std::optional<Area> LongestRule(const Area& within) const;

 private:
  bool HasInk(int x, int y, Ink ink) const;
  // The part of an area that is on the paper, in dots.
  struct Dots {
    int left, top, right, bottom;
  };
  Dots DotsOf(const Area& area) const;

  int width_ = 0;
  int height_ = 0;
  std::string dots_;
};

}  // namespace vanthu::drafting
