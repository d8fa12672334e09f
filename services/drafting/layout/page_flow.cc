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
  // Begins a page when a group of `height` does not fit here but would there.
  void MakeRoom(double height) {
    if (y_ > 0 && y_ + height > kTextHeight + kTolerance && height <= kTextHeight + kTolerance) BeginPage();
  }

  absl::Status Add(Strip strip) {
    if (y_ > 0 && y_ + strip.gap_before + Reach(strip) > kTextHeight + kTolerance) BeginPage();
    if (y_ > 0) y_ += strip.gap_before;
    if (y_ + Reach(strip) > kTextHeight + kTolerance) {
      return PageNotSet(strip.component, "dài hơn một trang / taller than a page");
    }
    const double top = y_;
    y_ += strip.height;
    pages_.back().strips.push_back({top, std::move(strip)});
    return absl::OkStatus();
  }

  std::vector<Page> TakePages() { return std::move(pages_); }

 private:
  void BeginPage() {
    pages_.emplace_back();
    y_ = 0;
  }

  std::vector<Page> pages_ = std::vector<Page>(1);
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

absl::StatusOr<std::vector<Page>> Flow(std::vector<Strip> strips) {
  PageBreaker breaker;
  for (size_t begin = 0; begin < strips.size();) {
    const Group group = GroupFrom(strips, begin);
    breaker.MakeRoom(group.height);
    for (; begin < group.end; ++begin) RETURN_IF_ERROR(breaker.Add(std::move(strips[begin])));
  }
  return breaker.TakePages();
}

}  // namespace vanthu::drafting
