#include "gateway/http/gateway_file.h"

#include <string>

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

using ::testing::HasSubstr;

constexpr char kFile[] =
    "listen: '127.0.0.1:8080' services { key: 'directory' value: 'd:1' } key_and_chain_file: 'tls/g.pem' authorities_file: "
    "'/ca.pem' ";

absl::StatusOr<GatewayPlan> Plan(const std::string& text) {
  config::v1::Gateway file;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &file)) << text;
  return PlanOf(file, "/etc/vanthu/gateway.yaml");
}

TEST(GatewayFile, GivesWhatIsLeftOutItsValue) {
  const auto plan = Plan(kFile);
  ASSERT_TRUE(plan.ok()) << plan.status();
  EXPECT_EQ(plan->config.server.address, "127.0.0.1");
  EXPECT_EQ(plan->config.server.port, 8080);
  EXPECT_EQ(plan->targets.at("directory"), "d:1");
  EXPECT_EQ(plan->tls.key_and_chain, "/etc/vanthu/tls/g.pem");
  EXPECT_EQ(plan->tls.authorities, "/ca.pem");
  EXPECT_EQ(plan->config.answer_timeout, absl::Seconds(30));
  EXPECT_EQ(plan->config.upload_bytes_max, int64_t{512} << 20);
  EXPECT_EQ(plan->config.per_address.per_second, 0);
  EXPECT_EQ(plan->drain_grace, absl::Seconds(30));
}

TEST(GatewayFile, TakesWhatIsSaid) {
  const auto plan =
      Plan(std::string(kFile) +
           "threads: 4 trusted_proxies: '10.0.0.1' rate_limits { per_token: 5 per_token_burst: 10 } upload_bytes_max: 7 "
           "answer_timeout { seconds: 2 } drain_grace { nanos: 1000000 } ");
  ASSERT_TRUE(plan.ok()) << plan.status();
  EXPECT_EQ(plan->config.server.threads, 4);
  EXPECT_TRUE(plan->config.trusted_proxies.contains("10.0.0.1"));
  EXPECT_EQ(plan->config.per_token.burst, 10);
  EXPECT_EQ(plan->config.upload_bytes_max, 7);
  EXPECT_EQ(plan->config.answer_timeout, absl::Seconds(2));
  EXPECT_EQ(plan->drain_grace, absl::Milliseconds(1));
}

TEST(GatewayFile, RefusesWhatCannotBeMeantAndNamesTheKey) {
  const auto complaint = [](const std::string& text) {
    const auto plan = Plan(text);
    EXPECT_TRUE(status::Is(plan.status(), status::Reason::kConfigInvalid)) << text;
    return std::string(plan.status().message());
  };
  const std::string rest = std::string(kFile).substr(24);
  EXPECT_THAT(complaint(rest), HasSubstr("listen"));
  for (const char* listen : {"8080", ":8080", "host:", "host:x", "host:70000", "host:-1"}) {
    EXPECT_THAT(complaint("listen: '" + std::string(listen) + "' " + rest), HasSubstr("listen"));
  }
  EXPECT_THAT(complaint("listen: 'a:1' key_and_chain_file: 'x' authorities_file: 'y'"), HasSubstr("services"));
  EXPECT_THAT(complaint("listen: 'a:1' services { key: 'directory' value: 'd:1' }"), HasSubstr("key_and_chain_file"));
  EXPECT_THAT(complaint("listen: 'a:1' services { key: 'directory' value: 'd' }"), HasSubstr("services.directory"));
  EXPECT_THAT(complaint("listen: 'a:1' services { key: 'directories' value: 'd:1' }"), HasSubstr("services.directories"));
  EXPECT_THAT(complaint(std::string(kFile) + "drain_grace { seconds: 86400 }"), HasSubstr("drain_grace"));
  EXPECT_THAT(complaint(std::string(kFile) + "rate_limits { per_token: 5 }"), HasSubstr("rate_limits"));
  EXPECT_THAT(complaint(std::string(kFile) + "threads: -1"), HasSubstr("threads"));
  EXPECT_THAT(complaint(std::string(kFile) + "answer_timeout { seconds: 3600 }"), HasSubstr("answer_timeout"));
}

}  // namespace
}  // namespace vanthu::gateway
