#include "services/platform/status/reason.h"

#include <set>
#include <string>

#include "gtest/gtest.h"

namespace vanthu::status {
namespace {

TEST(Reason, CarriesFieldRuleAndWayOutInBothLanguages) {
  const absl::Status status = Error(Reason::kUnknownRecipient, {{"field", "Kính gửi"}, {"value", "Sở X"}, {"day", "2024-05-30"}});
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_TRUE(Is(status, Reason::kUnknownRecipient));
  EXPECT_NE(Text(status, Language::kVietnamese).find("Sở X"), std::string::npos);
  EXPECT_NE(Text(status, Language::kEnglish).find("add the agency"), std::string::npos);
  EXPECT_EQ(DetailsOf(status).at(1).value, "Sở X");
}

TEST(Reason, EveryOneHasItsOwnRow) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Reason::kConfigInvalid); ++i) {
    const auto reason = static_cast<Reason>(i);
    EXPECT_TRUE(names.insert(Name(reason)).second) << Name(reason);
    EXPECT_EQ(ReasonByName(Name(reason)), reason);
  }
}

TEST(Reason, SaysItsCauseInBothLanguagesWhereBothAreKnown) {
  const absl::Status both =
      Error(Reason::kConfigInvalid, {{"name", "a"}, {"field", "b"}, {"cause", "rỗng"}, {"cause_en", "empty"}});
  EXPECT_EQ(Text(both, Language::kVietnamese), "Cấu hình a sai ở b: rỗng.");
  EXPECT_EQ(Text(both, Language::kEnglish), "Configuration a is wrong at b: empty.");
  EXPECT_EQ(both.message(), "Configuration a is wrong at b: empty.");
  const absl::Status one = Error(Reason::kStoreFailed, {{"cause", "disk I/O error"}});
  EXPECT_EQ(Text(one, Language::kVietnamese), "Cơ sở dữ liệu báo lỗi: disk I/O error.");
  EXPECT_EQ(Text(one, Language::kEnglish), "The database failed: disk I/O error.");
}

TEST(Reason, LeavesNoCauseOpenInAnyLanguage) {
  for (int i = 0; i <= static_cast<int>(Reason::kConfigInvalid); ++i) {
    const absl::Status status = Error(static_cast<Reason>(i), {{"cause", "c"}});
    EXPECT_EQ(Text(status, Language::kEnglish).find("{cause"), std::string::npos) << status;
    EXPECT_EQ(Text(status, Language::kVietnamese).find("{cause"), std::string::npos) << status;
  }
}

TEST(Reason, IsRestoredFromTheWire) {
  const absl::Status sent = Error(Reason::kDiskFull, {{"name", "a"}});
  const absl::Status got = Restore(absl::Status(sent.code(), sent.message()), "DISK_FULL", DetailsOf(sent));
  EXPECT_TRUE(Is(got, Reason::kDiskFull));
  EXPECT_TRUE(IsRetryable(got));
  EXPECT_EQ(got, sent);
}

TEST(Reason, OnlyUnavailableIsRetriedWithoutOne) {
  EXPECT_TRUE(IsRetryable(absl::UnavailableError("x")));
  EXPECT_FALSE(IsRetryable(absl::InternalError("x")));
  EXPECT_FALSE(ReasonOf(absl::OkStatus()).has_value());
}

}  // namespace
}  // namespace vanthu::status
