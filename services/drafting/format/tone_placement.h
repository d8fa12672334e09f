#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanthu::drafting {

// In an open syllable in oa, oe or uy the tone mark stands on the first vowel (hòa, ủy: the decree's own way) or on the second
// (hoà, uỷ). "quý" has but one vowel, and closed syllables (hoàn, huỳnh) leave no choice.
struct TonePlacement {
  bool on_first = false;
  bool on_second = false;
  TonePlacement& operator|=(const TonePlacement& other);
};

TonePlacement TonePlacementIn(std::string_view nfc);
std::optional<std::string> WithToneOnFirst(std::string_view nfc);  // none where no tone stands on a second vowel

}  // namespace vanthu::drafting
