#include "services/platform/runtime/process_plan.h"

#include <unistd.h>

#include "gtest/gtest.h"
#include "services/platform/files/disk.h"
#include "services/platform/runtime/config_file.h"
#include "services/platform/status/reason.h"
#include "vanthu/config/v1/connector.pb.h"
#include "vanthu/config/v1/directory.pb.h"
#include "vanthu/config/v1/distribution.pb.h"
#include "vanthu/config/v1/drafting.pb.h"
#include "vanthu/config/v1/numbering.pb.h"

namespace vanthu::runtime {
namespace {

config::v1::Process Whole() {
  config::v1::Process process;
  process.set_installation("tinh");
  process.set_listen("127.0.0.1:8432");
  process.set_data_folder("data");
  process.set_key_and_chain_file("tls/numbering.pem");
  process.set_authorities_file("/etc/vanthu/authorities.pem");
  process.set_token_keys_file("tls/token-keys.pem");
  return process;
}

std::string FieldOf(const absl::Status& status) {
  EXPECT_TRUE(status::Is(status, status::Reason::kConfigInvalid)) << status;
  return std::string(status.message());
}

TEST(ProcessPlan, MakesPathsWholeFromTheFilesFolder) {
  const auto plan = PlanOf("numbering", Whole(), "/srv/vanthu/numbering.yaml");
  ASSERT_TRUE(plan.ok()) << plan.status();
  EXPECT_EQ(plan->data_folder, "/srv/vanthu/data");
  EXPECT_EQ(plan->tls.key_and_chain, "/srv/vanthu/tls/numbering.pem");
  EXPECT_EQ(plan->tls.authorities, "/etc/vanthu/authorities.pem");
  EXPECT_EQ(plan->schema, "numbering");
  EXPECT_EQ(plan->threads, 2U);
  EXPECT_EQ(plan->drain_grace, absl::Seconds(30));
}

TEST(ProcessPlan, NamesWhatIsMissingOrWrong) {
  const std::pair<const char*, std::function<void(config::v1::Process&)>> faults[] = {
      {"process.installation", [](auto& p) { p.clear_installation(); }},
      {"process.token_keys_file", [](auto& p) { p.clear_token_keys_file(); }},
      {"process.listen", [](auto& p) { p.set_listen("8432"); }},
      {"process.observe", [](auto& p) { p.set_observe("127.0.0.1:99999"); }},
      {"process.peers.directory", [](auto& p) { (*p.mutable_peers())["directory"] = "directory"; }},
      {"process.threads", [](auto& p) { p.set_threads(-1); }},
      {"process.drain_grace", [](auto& p) { p.mutable_drain_grace()->set_seconds(7200); }}};
  for (const auto& [field, spoil] : faults) {
    config::v1::Process process = Whole();
    spoil(process);
    EXPECT_NE(FieldOf(PlanOf("numbering", process, "n.yaml").status()).find(field), std::string::npos) << field;
  }
}

TEST(ProcessPlan, TakesABrokerWithAnAddressOnly) {
  config::v1::Broker broker;
  EXPECT_NE(FieldOf(BrokerOf("connector", broker, "c.yaml").status()).find("broker.bootstrap_servers"), std::string::npos);
  broker.set_bootstrap_servers("kafka:9092");
  (*broker.mutable_properties())["security.protocol"] = "ssl";
  const auto options = BrokerOf("connector", broker, "c.yaml");
  ASSERT_TRUE(options.ok()) << options.status();
  EXPECT_EQ(options->client_id, "vanthu-connector");
  EXPECT_EQ(options->group, "connector");
  EXPECT_EQ(options->properties.at("security.protocol"), "ssl");
  broker.set_group("connector-department");
  EXPECT_EQ(BrokerOf("connector", broker, "c.yaml")->group, "connector-department");
}

TEST(ProcessPlan, ReadsPostgresqlsAddressFromItsOwnFile) {
  auto plan = PlanOf("numbering", Whole(), "n.yaml");
  plan->postgresql_url_file = testing::TempDir() + "/url-of-postgresql." + std::to_string(getpid());
  EXPECT_TRUE(status::Is(DatabaseOf(*plan).status(), status::Reason::kNotFound));
  const auto disk = files::MakeSystemDisk();
  ASSERT_TRUE(files::WriteWhole(*disk, plan->postgresql_url_file, "postgresql://vanthu@db/vanthu\n").ok());
  EXPECT_EQ(DatabaseOf(*plan)->url, "postgresql://vanthu@db/vanthu");
  ASSERT_TRUE(files::WriteWhole(*disk, plan->postgresql_url_file, "mysql://db").ok());
  EXPECT_TRUE(status::Is(DatabaseOf(*plan).status(), status::Reason::kConfigInvalid));
  plan->postgresql_url_file.clear();
  EXPECT_EQ(DatabaseOf(*plan)->url, "sqlite:data/database.sqlite");
}

template <class Message>
void ExpectWhole(const std::string& service) {
  const std::string file = std::string(VANTHU_SOURCE_DIR) + "/deploy/config/" + service + ".yaml";
  Message message;
  const absl::Status read = LoadConfigFile(file, &message);
  ASSERT_TRUE(read.ok()) << read;
  const auto plan = PlanOf(service, message.process(), file);
  EXPECT_TRUE(plan.ok()) << plan.status();
}

TEST(ProcessPlan, IsWholeInTheFilesThatAreShipped) {
  ExpectWhole<config::v1::Directory>("directory");
  ExpectWhole<config::v1::Numbering>("numbering");
  ExpectWhole<config::v1::Distribution>("distribution");
  ExpectWhole<config::v1::Drafting>("drafting");
  ExpectWhole<config::v1::Connector>("connector");
}

}  // namespace
}  // namespace vanthu::runtime
