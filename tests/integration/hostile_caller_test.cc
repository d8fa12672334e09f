#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gateway/http/testing/expect_refusal.h"
#include "gtest/gtest.h"
#include "services/directory/account/password_rule.h"
#include "services/directory/directory.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/rpc/in_process_server.h"
#include "services/platform/rpc/person_token.h"
#include "services/platform/status/reason.h"
#include "tests/integration/front_door.h"
#include "tests/integration/wire_call.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"
#include "vanthu/type/v1/access.pb.h"

namespace vanthu::integration {
namespace {

using directory::v1::Directory;
using gateway::testing::ExpectRefusal;
using nlohmann::json;
using status::Reason;

const google::protobuf::MethodDescriptor& Method(const char* service, const char* name) {
  return *google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(service)->FindMethodByName(name);
}

class HostileCallerTest : public testing::Test {
 protected:
  std::string Token(const std::string& account) {
    return json::parse(door.SignIn(account, directory::kSamplePassword).body)["token"];
  }
  absl::Status WhoAmI(const std::string& process, const std::string& token) {
    const auto stub = Directory::NewStub(door.house.ChannelTo("directory", process));
    return rpc::CallUnary(*stub, &Directory::Stub::WhoAmI, directory::v1::WhoAmIRequest(), {.person_token = token}).status();
  }

  FrontDoor door;
};

TEST_F(HostileCallerTest, GetsNowhereWithATokenThatIsNotTheirs) {
  const std::string token = Token("t-so-clerk");
  EXPECT_TRUE(WhoAmI("gateway", token).ok());
  const auto refused = [&](const char* process, const std::string& tried) {
    const absl::Status status = WhoAmI(process, tried);
    EXPECT_TRUE(status::Is(status, Reason::kUnauthenticated)) << status;
  };
  refused("standalone", token);  // replayed by another process than the one that it was given to
  refused("", token);
  std::string forged = token;
  forged[forged.size() / 2] = forged[forged.size() / 2] == 'A' ? 'B' : 'A';
  refused("gateway", forged);
  refused("gateway", token + "A");
  refused("gateway", "v1..");
  const rpc::PersonClaims claims{.person = {AccountId::Trusted("t-so-clerk"), AgencyId::Trusted("t-so"), {type::v1::ROLE_CLERK}},
                                 .audience = "thu-nghiem",
                                 .presenter = "gateway",
                                 .expires = door.house.clock().Now() + absl::Minutes(5)};
  refused("gateway", rpc::MintPersonToken(crypto::SigningKey::FromSeed(std::string(32, 'x')), claims));
  door.house.clock().Advance(absl::Minutes(5));
  refused("gateway", token);
}

TEST_F(HostileCallerTest, GetsNowhereWithTheTokenOfAnotherInstallation) {
  FrontDoor other(/*trusted_proxies=*/{}, /*seed=*/8);
  const std::string token = Token("t-so-clerk");
  EXPECT_EQ(door.Ask("GET", "/v1/accounts:whoAmI", {{"Authorization", "Bearer " + token}}).status, 200);
  ExpectRefusal(other.Ask("GET", "/v1/accounts:whoAmI", {{"Authorization", "Bearer " + token}}), 401, "UNAUTHENTICATED");
}

// Whoever comes over a network is no caller of the process, not even with the secret that makes one.
TEST(HostileProcess, IsNobodyOverTcpWithTheSecretOfAnInProcessCaller) {
  support::TemporaryFolder folder;
  support::SetClock clock(absl::FromUnixSeconds(1'767'225'600));
  crypto::SeededRandomness randomness(1);
  const directory::DirectoryConfig config{
      .database = {.url = "sqlite::memory:"}, .key_folder = folder.path(), .audience = "here", .is_sample = true};
  const auto opened = directory::Directory::Open(config, clock, randomness);
  ASSERT_TRUE(opened.ok()) << opened.status();
  const std::string secret = (*opened)->door().SecretFor("drafting");
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  ASSERT_TRUE(rpc::ConfigureServer((*opened)->door(), builder).ok());
  const auto server = builder.BuildAndStart();
  const auto stub = Directory::NewStub(grpc::CreateChannel(absl::StrCat("127.0.0.1:", port), grpc::InsecureChannelCredentials()));
  for (const std::string& claimed : {secret, std::string(32, 'x')}) {
    grpc::ClientContext context;
    rpc::Prepare({}, context);
    context.AddMetadata(rpc::kCallerSecretKey, claimed);
    context.AddMetadata("x509_common_name", "drafting");
    directory::v1::ListAgenciesResponse response;
    EXPECT_EQ(stub->ListAgencies(&context, {}, &response).error_code(), grpc::StatusCode::UNAUTHENTICATED);
  }
  (*opened)->door().CloseStreams();
  server->Shutdown();
}

TEST_F(HostileCallerTest, StaysWithinTheirAgencyWhateverThePath) {
  const gateway::HeaderField admin = door.Bearer("t-so-admin");
  EXPECT_EQ(door.Ask("GET", "/v1/agencies/t-so/accounts", {admin}).status, 200);
  for (const char* path :
       {"/v1/agencies/t-so/../t-a/accounts", "/v1/agencies/../agencies/t-a/accounts", "/v1/agencies/t-a/accounts",
        "/v1/agencies/t-so%2f..%2ft-a/accounts", "/v1/agencies/..%2Ft-a/accounts", "/v1/agencies/%2e%2e/accounts",
        "/v1/agencies/t-so%00/accounts", "/v1/agencies/T-SO/accounts", "/v1/agencies//accounts",
        "/v1/agencies/t-so/accounts/../../t-a/accounts", "/v1/agencies/t-so%252f..%252ft-a/accounts"}) {
    const auto answer = door.Ask("GET", path, {admin});
    EXPECT_GE(answer.status, 400) << path << answer.body;
    EXPECT_LT(answer.status, 500) << path << answer.body;
  }
  ExpectRefusal(door.Ask("GET", "/v1/agencies/t-so/accounts/t-a-admin", {admin}), 404, "NOT_FOUND");
}

TEST_F(HostileCallerTest, StaysWithinTheirAgencyWhateverTheBody) {
  const gateway::HeaderField admin = door.Bearer("t-so-admin");
  const json roles = {"ROLE_CLERK"};
  const auto create = [&](const json& body) { return door.Ask("POST", "/v1/agencies/t-so/accounts", {admin}, body); };
  ExpectRefusal(create({{"accountId", "lan"}, {"account", {{"agency", "agencies/t-a"}, {"roles", roles}}}}), 400,
                "INVALID_FIELD");
  // A parent in the body is the path's all the same.
  const auto made = create({{"accountId", "lan"}, {"parent", "agencies/t-a"}, {"account", {{"roles", roles}}}});
  ASSERT_TRUE(made.status == 400 || json::parse(made.body)["agency"] == "agencies/t-so") << made.body;
  ExpectRefusal(create({{"accountId", "trum"}, {"account", {{"roles", {"ROLE_OPERATOR"}}}}}), 403, "PERMISSION_DENIED");
}

// Names that begin at home and end elsewhere: whoever judges the beginning must not serve the end.
TEST_F(HostileCallerTest, StaysWithinTheirAgencyWhateverTheName) {
  const std::string token = Token("t-admin");
  const char* const kService = "vanthu.directory.v1.Directory";
  const auto channel = door.house.ChannelTo("directory", "gateway");
  for (const char* method : {"ListAccounts", "ListAuditEvents", "GetAccount", "LockAccount", "ResetPassword", "CreateAccount"}) {
    for (const char* name : {"agencies/t/../t-a", "agencies/t/agencies/t-a", "agencies/t/", "agencies//t-a", "agencies/t-a", "",
                             "t", "agencies/t%2ft-a", "agencies/t\n", "AGENCIES/t"}) {
      const auto& descriptor = Method(kService, method);
      const absl::Status status = CallOverTheWire(channel, descriptor, *RequestNaming(descriptor, name), {.person_token = token});
      EXPECT_TRUE(absl::IsInvalidArgument(status) || absl::IsPermissionDenied(status)) << method << " " << name << ": " << status;
    }
  }
}

}  // namespace
}  // namespace vanthu::integration
