#include "services/drafting/layout/page_flow.h"

#include <algorithm>
#include <utility>

#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

// Sums of doubles: a strip that fits exactly must fit.
constexpr double kTolerance = 0.001;

double Reach(const Strip& strip) { return std::max(strip.height, strip.room); }

class PageBreaker {
 public:
  PageBreaker(double foot, TextArea area) : area_(area), pages_(1, Page{area, {}}), height_(area.height - foot) {}

  // Begins a page when a group of `height` does not fit here but would there.
  void MakeRoom(double height) {
    if (y_ > 0 && !Fits(height) && height <= area_.height + kTolerance) BeginPage();
  }

  absl::Status Add(Strip strip) {
    if (y_ > 0 && !Fits(strip.gap_before + Reach(strip))) BeginPage();
    if (y_ > 0) {
      y_ += strip.gap_before;
    } else if (pages_.size() > 1) {
      Continue(strip);
    }
    if (!Fits(Reach(strip))) return PageNotSet(strip.component, {"dài hơn một trang", "it is taller than a page"});
    Put(std::move(strip));
    return absl::OkStatus();
  }

  std::vector<Page> TakePages() { return std::move(pages_); }

 private:
  bool Fits(double height) const { return y_ + height <= height_ + kTolerance; }

  void Put(Strip strip) {
    const double top = y_;
    y_ += strip.height;
    pages_.back().strips.push_back({top, std::move(strip)});
  }

  // A table goes on: it is closed where the last page ended, and begins here with its head.
  void Continue(Strip& strip) {
    if (strip.edge == 0) return;
    std::vector<PlacedStrip>& before = pages_[pages_.size() - 2].strips;
    if (!before.empty() && before.back().strip.edge > 0) {
      Strip& last = before.back().strip;
      last.rules.push_back({0, last.height, last.edge});
      strip.rules.push_back({0, 0, strip.edge});
    }
    if (strip.head) Put(*strip.head);
  }

  void BeginPage() {
    pages_.push_back({area_, {}});
    y_ = 0;
    height_ = area_.height;
  }

  const TextArea area_;
  std::vector<Page> pages_;
  double height_;
  double y_ = 0;
};

struct Group {
  size_t end = 0;
  double height = 0;  // with the first strip's gap
};

Group GroupFrom(const std::vector<Strip>& strips, size_t begin) {
  Group group;
  double y = 0;
  for (group.end = begin; group.end < strips.size();) {
    const Strip& strip = strips[group.end++];
    y += strip.gap_before;
    group.height = std::max(group.height, y + Reach(strip));
    y += strip.height;
    if (!strip.keep_with_next) break;
  }
  return group;
}

}  // namespace

absl::StatusOr<std::vector<Page>> Flow(std::vector<Strip> strips, double foot, TextArea area) {
  PageBreaker breaker(foot, area);
  for (size_t begin = 0; begin < strips.size();) {
    const Group group = GroupFrom(strips, begin);
    breaker.MakeRoom(group.height);
    for (; begin < group.end; ++begin) RETURN_IF_ERROR(breaker.Add(std::move(strips[begin])));
  }
  return breaker.TakePages();
}

}  // namespace vanthu::drafting
