#include "services/platform/runtime/doctor.h"

#include <sys/stat.h>

#include <algorithm>

#include "absl/time/clock.h"
#include "gtest/gtest.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/bus/embedded_broker.h"
#include "services/platform/rpc/network_server.h"
#include "services/platform/rpc/testing/desk_house.h"
#include "services/platform/runtime/process_certificates.h"
#include "services/platform/runtime/token_key_file.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::runtime {
namespace {

class FixedClock : public Clock {
 public:
  absl::Time Now() override { return absl::Now() + offset; }
  absl::Duration offset;
};

// A numbering process in good health, of which a test spoils one thing.
class DoctorTest : public testing::Test {
 protected:
  DoctorTest() {
    EXPECT_TRUE(
        MakeProcessCertificates(*disk_, chance_, absl::Now(), {.folder = folder_ / "tls", .services = {"numbering", "desk"}})
            .ok());
    EXPECT_TRUE(disk_->MakeFolders(plan_.Folder("keys")).ok());
    EXPECT_TRUE(AddTokenKey(*disk_, plan_.token_keys_file, house_.token_key.public_key()).ok());
    server_ = rpc::NetworkServer::Start(*house_.door, {"127.0.0.1:0", FilesOf("desk")}).value();
    plan_.peers["desk"] = "127.0.0.1:" + std::to_string(server_->port());
    const auto database = sql::Database::Open(*DatabaseOf(plan_));
    EXPECT_TRUE((*database)->Migrate("audit", audit::Migrations()).ok());
    broker_ = bus::EmbeddedBroker::Start(chance_).value();
    EXPECT_TRUE(broker_->CreateTopics({"vanthu.v1.inbox.so-a"}).ok());
    kafka_.bootstrap_servers = broker_->bootstrap_servers();
  }

  ProcessPlan Plan() {
    ProcessPlan plan{.service = "numbering", .data_folder = folder_ / "data", .token_keys_file = folder_ / "token-keys.pem"};
    plan.tls = FilesOf("numbering");
    return plan;
  }
  rpc::TlsFiles FilesOf(const std::string& service) {
    return {.key_and_chain = folder_ / "tls" / (service + ".pem"), .authorities = folder_ / "tls" / "authorities.pem"};
  }
  std::string Text(const std::filesystem::path& path) { return *disk_->Read(path, 0, 1 << 20); }
  void Spoil(const std::filesystem::path& path, const std::string& text) {
    EXPECT_TRUE(files::WriteWhole(*disk_, path, text).ok());
  }

  // The only subject that is ill, and what its English advice says; more or less fails the test.
  std::string OnlyIllness(const std::string& subject) {
    const std::vector<Finding> findings = Doctor(plan_, kafka_, clock_).Examine();
    EXPECT_FALSE(IsWell(findings));
    std::string advice;
    for (const Finding& finding : findings) {
      if (finding.health != Health::kIll) continue;
      EXPECT_EQ(finding.subject, subject) << FindingsText(findings);
      EXPECT_NE(finding.vietnamese.find("→"), std::string::npos) << finding.vietnamese;
      EXPECT_NE(finding.english.find("→"), std::string::npos) << finding.english;
      advice += finding.english;
    }
    return advice;
  }

  support::TemporaryFolder temporary_;
  const std::filesystem::path folder_ = temporary_.path();
  const std::unique_ptr<files::Disk> disk_ = files::MakeSystemDisk();
  crypto::SystemRandomness chance_;
  rpc::testing::DeskHouse house_;
  FixedClock clock_;
  ProcessPlan plan_ = Plan();
  std::unique_ptr<rpc::NetworkServer> server_;
  std::unique_ptr<bus::EmbeddedBroker> broker_;
  bus::KafkaOptions kafka_;
};

TEST_F(DoctorTest, FindsAHealthyProcessWell) {
  const std::vector<Finding> findings = Doctor(plan_, kafka_, clock_).Examine();
  EXPECT_TRUE(IsWell(findings)) << FindingsText(findings);
  for (const char* subject : {"clock", "disk", "database", "broker", "peer desk", "keys", "certificate"}) {
    EXPECT_TRUE(std::any_of(findings.begin(), findings.end(), [&](const Finding& f) { return f.subject == subject; })) << subject;
  }
}

TEST_F(DoctorTest, SeesAClockThatWentBack) {
  clock_.offset = absl::Minutes(-9);  // after the certificate's first instant, before the last write
  EXPECT_NE(OnlyIllness("clock").find("timedatectl"), std::string::npos);
}

TEST_F(DoctorTest, SeesADataFolderThatIsNone) {
  Spoil(folder_ / "file", "not a folder");
  plan_.data_folder = folder_ / "file" / "data";
  EXPECT_NE(OnlyIllness("disk").find("mounted"), std::string::npos);
}

TEST_F(DoctorTest, MakesNoDataFolderWhereThereIsNone) {
  plan_.data_folder = folder_ / "not-mounted" / "data";
  EXPECT_NE(OnlyIllness("disk").find("mounted"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "not-mounted"));
}

TEST_F(DoctorTest, SeesASpoiltDatabase) {
  Spoil(plan_.Folder("database.sqlite"), std::string(8192, 'x'));
  EXPECT_NE(OnlyIllness("database").find("restore"), std::string::npos);
}

TEST_F(DoctorTest, SeesABrokerThatIsGone) {
  broker_.reset();
  EXPECT_NE(OnlyIllness("broker").find(kafka_.bootstrap_servers), std::string::npos);
}

TEST_F(DoctorTest, SeesAPeerThatIsGone) {
  server_.reset();
  EXPECT_NE(OnlyIllness("peer desk").find("start vanthu-desk"), std::string::npos);
}

TEST_F(DoctorTest, SeesAPeerThatIsAnother) {
  plan_.peers = {{"directory", plan_.peers["desk"]}};
  EXPECT_NE(OnlyIllness("peer directory").find("is not directory"), std::string::npos);
}

TEST_F(DoctorTest, SeesMissingTokenKeys) {
  EXPECT_TRUE(disk_->RemoveAll(plan_.token_keys_file).ok());
  EXPECT_NE(OnlyIllness("keys").find("vanthu-directory writes this file"), std::string::npos);
}

TEST_F(DoctorTest, SeesAKeyThatOthersCanRead) {
  Spoil(plan_.Folder("keys/x.log.pem"), "key");
  chmod(plan_.Folder("keys/x.log.pem").c_str(), 0644);
  EXPECT_NE(OnlyIllness("keys").find("chmod 600"), std::string::npos);
  chmod(plan_.Folder("keys/x.log.pem").c_str(), 0600);
  EXPECT_TRUE(IsWell(Doctor(plan_, kafka_, clock_).Examine()));
}

TEST_F(DoctorTest, SeesACertificateThatEnded) {
  clock_.offset = absl::Hours(24 * 366);
  const std::string advice = OnlyIllness("certificate");
  EXPECT_NE(advice.find("--renew"), std::string::npos) << advice;
  clock_.offset = absl::Hours(24 * 360);
  EXPECT_TRUE(IsWell(Doctor(plan_, kafka_, clock_).Examine()));
}

TEST_F(DoctorTest, SeesACertificateOfAnotherService) {
  plan_.peers.clear();
  plan_.tls = FilesOf("desk");
  EXPECT_NE(OnlyIllness("certificate").find("use this service's own file"), std::string::npos);
}

TEST_F(DoctorTest, SeesAKeyThatIsNotTheCertificates) {
  plan_.peers.clear();
  const std::string own = Text(FilesOf("numbering").key_and_chain);
  const std::string other = Text(FilesOf("desk").key_and_chain);
  Spoil(plan_.tls.key_and_chain, other.substr(0, other.find("-----BEGIN CERT")) + own.substr(own.find("-----BEGIN CERT")));
  EXPECT_NE(OnlyIllness("certificate").find("write both in one go"), std::string::npos);
}

TEST_F(DoctorTest, SeesAForeignAuthority) {
  plan_.peers.clear();
  ASSERT_TRUE(MakeProcessCertificates(*disk_, chance_, absl::Now(), {.folder = folder_ / "foreign", .services = {}}).ok());
  plan_.tls.authorities = folder_ / "foreign" / "authorities.pem";
  Spoil(plan_.tls.authorities, Text(plan_.tls.authorities));
  EXPECT_NE(OnlyIllness("certificate").find("lacks the authority"), std::string::npos);
}

TEST_F(DoctorTest, SeesACertificateThatIsMissing) {
  plan_.peers.clear();
  EXPECT_TRUE(disk_->RemoveAll(plan_.tls.key_and_chain).ok());
  EXPECT_NE(OnlyIllness("certificate").find("vanthu-certificates"), std::string::npos);
}

}  // namespace
}  // namespace vanthu::runtime
