#include "services/platform/runtime/process_certificates.h"

#include <set>

#include "absl/time/clock.h"
#include "gtest/gtest.h"
#include "services/platform/crypto/certificate_maker.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/rpc/network_server.h"
#include "services/platform/rpc/testing/desk_house.h"
#include "services/platform/runtime/doctor.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::runtime {
namespace {

using rpc::testing::Desk;

class ProcessCertificatesTest : public testing::Test {
 protected:
  ProcessCertificatesTest() { EXPECT_TRUE(Make({"desk", "drafting", "numbering"}).ok()); }

  absl::StatusOr<std::vector<std::filesystem::path>> Make(std::vector<std::string> services, bool renews = false) {
    return MakeProcessCertificates(*disk_, chance_, absl::Now(),
                                   {.folder = folder_, .services = std::move(services), .renews = renews});
  }
  std::string Text(const std::string& name) { return *disk_->Read(folder_ / name, 0, 1 << 20); }
  crypto::Certificate Of(const std::string& name) { return crypto::CertificatesFromPem(Text(name))->front(); }
  rpc::TlsFiles FilesOf(const std::string& service) {
    return {.key_and_chain = folder_ / (service + ".pem"), .authorities = folder_ / "authorities.pem"};
  }

  support::TemporaryFolder temporary_;
  const std::filesystem::path folder_ = temporary_.path();
  const std::unique_ptr<files::Disk> disk_ = files::MakeSystemDisk();
  crypto::SystemRandomness chance_;
};

TEST_F(ProcessCertificatesTest, AreOfOneAuthorityAndNamedByTheirServices) {
  const crypto::Certificate authority = Of("authorities.pem");
  EXPECT_TRUE(authority.is_authority);
  EXPECT_EQ(Text("authorities.pem").find("PRIVATE KEY"), std::string::npos);
  for (const std::string service : {"desk", "drafting", "numbering"}) {
    const crypto::Certificate own = Of(service + ".pem");
    EXPECT_EQ(own.common_name, service);
    EXPECT_TRUE(crypto::IsIssuedBy(own, authority));
    EXPECT_TRUE(crypto::IsKeyOf(*crypto::DocumentKey::FromPem(Text(service + ".pem")), own));
    EXPECT_EQ(ExamineCertificate(*disk_, FilesOf(service), service, absl::Now()).front().health, Health::kWell);
  }
}

// deploy/kafka tells them apart by the unit; everybody else goes by the common name.
TEST_F(ProcessCertificatesTest, TellAnAgencysOwnConnectorByItsUnit) {
  const CertificateOrder order{.folder = folder_, .services = {"connector"}, .own_connectors = {"department"}};
  ASSERT_TRUE(MakeProcessCertificates(*disk_, chance_, absl::Now(), order).ok());
  const crypto::Certificate own = Of("connector-department.pem");
  EXPECT_EQ(own.common_name, "connector");
  EXPECT_NE(own.der.find("department"), std::string::npos);
  EXPECT_EQ(Of("connector.pem").der.find("department"), std::string::npos);
  EXPECT_EQ(ExamineCertificate(*disk_, FilesOf("connector-department"), "connector", absl::Now()).front().health, Health::kWell);
}

TEST_F(ProcessCertificatesTest, StayWhatTheyAreUntilTheyAreRenewed) {
  const std::string before = Text("desk.pem");
  EXPECT_TRUE(Make({"desk", "drafting"})->empty());
  EXPECT_EQ(Make({"desk", "connector"})->size(), 1U);
  EXPECT_EQ(Text("desk.pem"), before);
  EXPECT_EQ(*Make({"desk"}, true), std::vector{folder_ / "desk.pem"});
  EXPECT_NE(Text("desk.pem"), before);
  EXPECT_TRUE(crypto::IsIssuedBy(Of("desk.pem"), Of("authorities.pem")));
}

// What a call to the desk is answered with, and the certificate that the desk showed.
struct Answer {
  absl::Status status;
  std::string certificate;
};

Answer Ask(const rpc::testing::DeskHouse&, int port, const rpc::TlsFiles& files, const std::string& service) {
  const auto stub = Desk::NewStub(rpc::ServiceChannel("127.0.0.1:" + std::to_string(port), files, service, 1));
  grpc::ClientContext context;
  rpc::Prepare({.timeout = absl::Seconds(20)}, context);
  rpc::testing::Note note;
  const absl::Status status = rpc::FromGrpc(stub->Get(&context, rpc::testing::GetOf("agencies/so-a/notes/1"), &note));
  const auto shown = context.auth_context()->FindPropertyValues("x509_pem_cert");
  return {status, shown.empty() ? "" : std::string(shown.front().data(), shown.front().size())};
}

TEST_F(ProcessCertificatesTest, AreTakenUpByServerAndCallerWithoutARestart) {
  rpc::testing::DeskHouse house;
  const auto server = rpc::NetworkServer::Start(*house.door, {"127.0.0.1:0", FilesOf("desk"), 1});
  ASSERT_TRUE(server.ok()) << server.status();
  const auto kept =
      Desk::NewStub(rpc::ServiceChannel("127.0.0.1:" + std::to_string((*server)->port()), FilesOf("drafting"), "desk", 1));
  const Answer before = Ask(house, (*server)->port(), FilesOf("drafting"), "desk");
  ASSERT_TRUE(before.status.ok()) << before.status;
  ASSERT_TRUE(Make({"desk", "drafting"}, true).ok());

  std::set<std::string> shown = {before.certificate};
  for (int i = 0; i < 300 && shown.size() < 2; ++i) {
    const Answer answer = Ask(house, (*server)->port(), FilesOf("drafting"), "desk");
    ASSERT_TRUE(answer.status.ok()) << answer.status;  // not one call is lost
    shown.insert(answer.certificate);
    absl::SleepFor(absl::Milliseconds(20));
  }
  EXPECT_EQ(shown.count(Text("desk.pem").substr(Text("desk.pem").find("-----BEGIN CERTIFICATE"))), 1U);
  EXPECT_TRUE(
      rpc::CallUnary(*kept, &Desk::Stub::Get, rpc::testing::GetOf("agencies/so-a/notes/1"), {.timeout = absl::Seconds(20)}).ok());
}

TEST_F(ProcessCertificatesTest, AreNoProofOfBeingAnotherService) {
  rpc::testing::DeskHouse house;
  const auto impostor = rpc::NetworkServer::Start(*house.door, {"127.0.0.1:0", FilesOf("numbering"), 1});
  ASSERT_TRUE(impostor.ok()) << impostor.status();
  EXPECT_FALSE(Ask(house, (*impostor)->port(), FilesOf("drafting"), "desk").status.ok());
  EXPECT_TRUE(Ask(house, (*impostor)->port(), FilesOf("drafting"), "numbering").status.ok());
}

}  // namespace
}  // namespace vanthu::runtime
