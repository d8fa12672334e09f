#include "services/distribution/publication/resend_delay.h"

#include "gtest/gtest.h"

namespace vanthu::distribution {
namespace {

constexpr Urgency kAll[] = {Urgency::kNormal, Urgency::kUrgent, Urgency::kVeryUrgent, Urgency::kFlash};

TEST(ResendDelay, GrowsWithEverySendUpToADay) {
  for (const Urgency urgency : kAll) {
    for (int64_t sends = 1; sends < 40; ++sends) {
      EXPECT_LE(ResendDelayOf(urgency, sends, 100), ResendDelayOf(urgency, sends + 1, 100));
      EXPECT_LE(ResendDelayOf(urgency, sends, 255), absl::Hours(29));
    }
  }
  EXPECT_GE(ResendDelayOf(Urgency::kNormal, 1, 0), absl::Minutes(4));
  EXPECT_LE(ResendDelayOf(Urgency::kNormal, 1, 255), absl::Minutes(6));
}

TEST(ResendDelay, IsShorterForTheMoreUrgent) {
  for (int64_t sends = 1; sends < 40; ++sends) {
    for (size_t i = 1; i < std::size(kAll); ++i) {
      EXPECT_LT(ResendDelayOf(kAll[i], sends, 7), ResendDelayOf(kAll[i - 1], sends, 7));
    }
  }
}

TEST(ResendDelay, IsSpreadByChance) {
  for (int chance = 0; chance < 255; ++chance) {
    EXPECT_LT(ResendDelayOf(Urgency::kFlash, 3, static_cast<uint8_t>(chance)),
              ResendDelayOf(Urgency::kFlash, 3, static_cast<uint8_t>(chance + 1)));
  }
}

}  // namespace
}  // namespace vanthu::distribution
