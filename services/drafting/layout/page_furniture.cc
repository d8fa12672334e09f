#include "services/drafting/layout/page_furniture.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {

absl::Status NumberPages(const TextSetter& setter, std::vector<Page>& pages) {
  for (size_t i = 1; i < pages.size(); ++i) {
    ASSIGN_OR_RETURN(const SetText number, setter.Set({{"số trang", "page number"}, absl::StrCat(i + 1), kPageNumberStyle},
                                                      {0, pages[i].area.width, Align::kCentre}));
    PlacedStrip placed;
    placed.top = kPageNumberTop - kTopMargin;
    Place(number, 0, kArtifact, placed.strip);
    pages[i].strips.insert(pages[i].strips.begin(), std::move(placed));
  }
  return absl::OkStatus();
}

absl::StatusOr<Strip> ContactStrip(const TextSetter& setter, const std::string& contact, Outline& outline) {
  Strip strip;
  strip.component = {"địa chỉ liên hệ", "contact"};
  ASSIGN_OR_RETURN(const SetText set,
                   setter.Set({strip.component, contact, kContactStyle}, {0, kTextWidth, Align::kCentre, 0, true}));
  strip.rules.push_back({0, 0, kTextWidth});
  Place(set, kContactGap, outline.Add("P"), strip);
  return strip;
}

void StandAtTheFoot(Strip strip, Page& page) {
  const double top = page.area.height - strip.height;
  page.strips.push_back({top, std::move(strip)});
}

}  // namespace vanthu::drafting
