#include "services/platform/status/reason.h"

#include <set>
#include <string>

#include "gtest/gtest.h"
#include "services/platform/status/cause.h"

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
  EXPECT_EQ(Text(both, Language::kVietnamese), "Cấu hình a sai ở b: rỗng. Sửa chỗ đó rồi chạy lại.");
  EXPECT_EQ(Text(both, Language::kEnglish), "Configuration a is wrong at b: empty. Mend that and start again.");
  EXPECT_EQ(both.message(), Text(both, Language::kEnglish));
}

TEST(Reason, QuotesWhatAnotherSystemSaidBehindItsName) {
  const absl::Status failed = CausedError(Reason::kDiskFailed, Quoted(kOperatingSystem, "Input/output error"), {{"name", "/a"}});
  EXPECT_EQ(Text(failed, Language::kVietnamese),
            "Lỗi đĩa ở /a: hệ điều hành báo: \"Input/output error\". Kiểm tra thiết bị lưu trữ.");
  EXPECT_EQ(Text(failed, Language::kEnglish),
            "The disk failed at /a: the operating system says: \"Input/output error\". Check the storage.");
}

TEST(Reason, SaysInVietnameseThatAWordIsEnglishOnly) {
  EXPECT_EQ(Text(absl::InternalError("no row"), Language::kVietnamese), "Hệ thống báo lỗi bằng tiếng Anh: \"no row\".");
  EXPECT_EQ(Text(absl::InternalError("no row"), Language::kEnglish), "no row");
}

// A rule says itself what to do, and so does a list of what is allowed.
TEST(Reason, TellsAWayOutInBothLanguages) {
  for (int i = 0; i <= static_cast<int>(Reason::kConfigInvalid); ++i) {
    const absl::Status status =
        Error(static_cast<Reason>(i),
              {{"rule", "Là vậy. Làm vậy."}, {"rule_en", "So it is. Do so."}, {"cause", "Vì vậy."}, {"cause_en", "Because."}});
    for (const Language language : {Language::kVietnamese, Language::kEnglish}) {
      const std::string text = Text(status, language);
      EXPECT_TRUE(text.find(". ") < text.size() - 2 || text.find("{allowed}") != std::string::npos) << text;
      EXPECT_TRUE(text.ends_with('.')) << text;
    }
  }
}

TEST(Reason, LeavesNoCauseOpenInAnyLanguage) {
  for (int i = 0; i <= static_cast<int>(Reason::kConfigInvalid); ++i) {
    const absl::Status status = Error(static_cast<Reason>(i), {{"cause", "c"}, {"cause_en", "c"}});
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
