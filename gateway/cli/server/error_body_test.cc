#include "gateway/cli/server/error_body.h"

#include "gateway/cli/fault.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/status/reason.h"

namespace vanthu::cli {
namespace {

using ::testing::HasSubstr;

TEST(ErrorBody, RestoresTheServicesRefusal) {
  const absl::Status refusal =
      StatusOfErrorBody(404, R"({"error": {"code": 404, "message": "x was not found.", "status": "NOT_FOUND",
    "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "NOT_FOUND", "domain": "vanthu", "metadata": {"name": "x"}},
                {"@type": "type.googleapis.com/google.rpc.LocalizedMessage", "locale": "vi-VN", "message": "Không tìm thấy x."}]}})");
  EXPECT_TRUE(status::Is(refusal, status::Reason::kNotFound));
  EXPECT_EQ(status::DetailsOf(refusal).at(0).value, "x");
  EXPECT_THAT(TextOf(refusal, status::Language::kVietnamese), HasSubstr("Không tìm thấy x"));
}

TEST(ErrorBody, SaysWhatANewerServerSaysOfAReasonThatIsNotKnownHere) {
  const absl::Status refusal = StatusOfErrorBody(409, R"({"error": {"code": 409, "message": "Later.", "status": "ABORTED",
    "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "OF_TOMORROW"},
                {"@type": "type.googleapis.com/google.rpc.LocalizedMessage", "message": "Để sau."}]}})");
  EXPECT_EQ(refusal.code(), absl::StatusCode::kAborted);
  EXPECT_EQ(TextOf(refusal, status::Language::kVietnamese), "Để sau.");
  EXPECT_EQ(TextOf(refusal, status::Language::kEnglish), "Later.");
}

TEST(ErrorBody, DoesNotTakeAProxysPageForAnAnswerOfOurs) {
  for (const char* body : {"<html>Bad Gateway</html>", "", "[]", R"({"error": "x"})"}) {
    const absl::Status refusal = StatusOfErrorBody(502, body);
    EXPECT_TRUE(status::IsRetryable(refusal)) << body;
    EXPECT_THAT(TextOf(refusal, status::Language::kVietnamese), HasSubstr("HTTP 502"));
  }
  EXPECT_FALSE(status::IsRetryable(StatusOfErrorBody(418, "")));
}

}  // namespace
}  // namespace vanthu::cli
