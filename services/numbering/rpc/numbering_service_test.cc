#include "services/numbering/rpc/numbering_service.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <future>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "services/numbering/numbering.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/rpc/in_process_server.h"
#include "services/platform/rpc/person_token.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/verification/register_proof.h"
#include "tests/support/set_clock.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::numbering {
namespace {

using status::Is;
using status::Reason;
using Stub = v1::Numbering::Stub;

// The door of numbering as drafting and people reach it. The directory is away: numbers do not wait for it.
class NumberingServiceTest : public ::testing::Test {
 protected:
  NumberingServiceTest() {
    NumberingConfig config;
    config.database.url = "sqlite:" + (folder.path() / "numbering.db").string();
    config.installation = "mau.example";
    config.key_folder = folder.path().string();
    config.log_folder = (folder.path() / "log").string();
    config.books = {BookId::Trusted("van-ban-di")};
    config.token_keys = [this] { return std::vector{token_key.public_key()}; };
    auto opened = Numbering::Open(
        config, {clock, randomness, *disk,
                 grpc::CreateChannel("unix:" + folder.path().string() + "/none", grpc::InsecureChannelCredentials())});
    EXPECT_TRUE(opened.ok()) << opened.status();
    numbering = *std::move(opened);
    server = *rpc::InProcessServer::Start(numbering->door());
    drafting = v1::Numbering::NewStub(server->ChannelFor("drafting"));
    gateway = v1::Numbering::NewStub(server->ChannelFor("gateway"));
  }
  ~NumberingServiceTest() override { server->Shutdown(); }

  static v1::AllocateRequest RequestOf(const std::string& issuance) {
    v1::AllocateRequest request;
    request.set_parent("agencies/so-a");
    request.set_issuance(issuance);
    request.set_book("van-ban-di");
    request.set_notation("STTTT-BCXB");
    request.set_frozen_day("2024-05-30");
    request.set_revision_digest(crypto::Sha256(issuance).Bytes());
    request.set_recipients_digest(crypto::Sha256("recipients").Bytes());
    return request;
  }
  absl::StatusOr<v1::AllocateResponse> Allocate(const v1::AllocateRequest& request) {
    return rpc::CallUnary(*drafting, &Stub::Allocate, request);
  }
  rpc::CallOptions As(type::v1::Role role, const std::string& agency = "so-a") {
    return {.person_token =
                rpc::MintPersonToken(token_key, {.person = {AccountId::Trusted("an"), AgencyId::Trusted(agency), {role}},
                                                 .audience = "mau.example",
                                                 .presenter = "",
                                                 .expires = clock.Now() + absl::Hours(1)})};
  }

  support::TemporaryFolder folder;
  support::SetClock clock{absl::FromUnixSeconds(1717035753)};
  crypto::SeededRandomness randomness{3};
  crypto::SigningKey token_key = crypto::SigningKey::FromSeed(std::string(32, 't'));
  std::unique_ptr<files::Disk> disk = files::MakeSystemDisk();
  std::unique_ptr<Numbering> numbering;
  std::unique_ptr<rpc::InProcessServer> server;
  std::unique_ptr<Stub> drafting;
  std::unique_ptr<Stub> gateway;
};

TEST_F(NumberingServiceTest, GivesAClerksOwnProgramNumbersUnderNamesOfItsOwn) {
  const rpc::CallOptions clerk = As(type::v1::ROLE_CLERK);
  const auto given = rpc::CallUnary(*gateway, &Stub::Allocate, RequestOf("outside-1"), clerk);
  ASSERT_TRUE(given.ok()) << given.status();
  EXPECT_EQ(given->number().number(), 1);
  v1::RecordRequest record;
  record.set_name("agencies/so-a/numbers/outside-1");
  record.set_manifest_digest(crypto::Sha256("its manifest").Bytes());
  EXPECT_TRUE(rpc::CallUnary(*gateway, &Stub::Record, record, clerk).ok());
  ASSERT_TRUE(rpc::CallUnary(*gateway, &Stub::Allocate, RequestOf("outside-2"), clerk).ok());
  v1::VoidRequest voiding;
  voiding.set_name("agencies/so-a/numbers/outside-2");
  voiding.set_reason("viết nhầm");
  voiding.set_decided_by("accounts/somebody-else");
  ASSERT_TRUE(rpc::CallUnary(*gateway, &Stub::Void, voiding, clerk).ok());
  v1::ListAuditEventsRequest audit;
  audit.set_parent("agencies/so-a");
  const auto events = rpc::CallUnary(*gateway, &Stub::ListAuditEvents, audit, As(type::v1::ROLE_AUDITOR));
  ASSERT_TRUE(events.ok()) << events.status();
  for (const auto& event : events->events()) EXPECT_EQ(event.actor(), "accounts/an") << event.ShortDebugString();
}

TEST_F(NumberingServiceTest, KeepsAClerksProgramOffWhatDraftingHolds) {
  const rpc::CallOptions clerk = As(type::v1::ROLE_CLERK);
  ASSERT_TRUE(Allocate(RequestOf("a")).ok());
  EXPECT_TRUE(Is(rpc::CallUnary(*gateway, &Stub::Allocate, RequestOf("b"), clerk).status(), Reason::kInvalidField));
  v1::RecordRequest record;
  record.set_name("agencies/so-a/numbers/a");
  record.set_manifest_digest(crypto::Sha256("another").Bytes());
  EXPECT_TRUE(Is(rpc::CallUnary(*gateway, &Stub::Record, record, clerk).status(), Reason::kInvalidField));
  v1::VoidRequest voiding;
  voiding.set_name("agencies/so-a/numbers/a");
  voiding.set_reason("phá");
  EXPECT_TRUE(Is(rpc::CallUnary(*gateway, &Stub::Void, voiding, clerk).status(), Reason::kInvalidField));
  EXPECT_TRUE(Is(rpc::CallUnary(*gateway, &Stub::Allocate, RequestOf("outside-1"), As(type::v1::ROLE_CLERK, "so-b")).status(),
                 Reason::kPermissionDenied));
}

TEST_F(NumberingServiceTest, NumbersRecordsAndProves) {
  const auto given = Allocate(RequestOf("a"));
  ASSERT_TRUE(given.ok()) << given.status();
  EXPECT_EQ(given->number().name(), "agencies/so-a/numbers/a");
  EXPECT_EQ(given->number().number(), 1);
  EXPECT_EQ(given->number().day(), "2024-05-30");
  EXPECT_EQ(given->number().allocated_at().seconds(), 1717035753);
  v1::RecordRequest record;
  record.set_name(given->number().name());
  record.set_manifest_digest(crypto::Sha256("manifest").Bytes());
  record.set_known_checkpoint(given->checkpoint());
  const auto recorded = rpc::CallUnary(*drafting, &Stub::Record, record);
  ASSERT_TRUE(recorded.ok()) << recorded.status();
  EXPECT_EQ(recorded->number().state(), v1::NUMBER_STATE_ISSUED);
  EXPECT_EQ(recorded->nonce().size(), 16u);
  EXPECT_EQ(recorded->proof().rfind("c2sp.org/tlog-proof@v1\nindex 1\n", 0), 0u);
  for (Pump* pump : numbering->pumps()) pump->RunOnce(clock.Now());
  EXPECT_TRUE(disk->Exists(folder.path() / "log/so-a/1/checkpoint"));
}

TEST_F(NumberingServiceTest, AnswersManyCallersAtOnce) {
  std::vector<std::future<absl::StatusOr<v1::AllocateResponse>>> calls;
  for (int i = 0; i < 64; ++i) {
    calls.push_back(std::async(std::launch::async, [this, i] { return Allocate(RequestOf("i" + std::to_string(i))); }));
  }
  std::set<int64_t> numbers;
  for (auto& call : calls) {
    const auto answer = call.get();
    ASSERT_TRUE(answer.ok()) << answer.status();
    numbers.insert(answer->number().number());
  }
  EXPECT_EQ(numbers.size(), 64u);
  EXPECT_EQ(*numbers.rbegin(), 64);
}

TEST_F(NumberingServiceTest, NamesTheFieldThatIsWrong) {
  const std::vector<std::pair<std::string, std::function<void(v1::AllocateRequest&)>>> faults = {
      {"parent", [](auto& r) { r.set_parent("so-a"); }},
      {"issuance", [](auto& r) { r.set_issuance("A B"); }},
      {"book", [](auto& r) { r.set_book(""); }},
      {"notation", [](auto& r) { r.set_notation(""); }},
      {"frozen_day", [](auto& r) { r.set_frozen_day("30/05/2024"); }},
      {"revision_digest", [](auto& r) { r.set_revision_digest("x"); }},
      {"recipients_digest", [](auto& r) { r.clear_recipients_digest(); }},
      {"known_checkpoint", [](auto& r) { r.set_known_checkpoint("x"); }}};
  for (const auto& [field, spoil] : faults) {
    v1::AllocateRequest request = RequestOf("a");
    spoil(request);
    const absl::Status refused = Allocate(request).status();
    ASSERT_TRUE(Is(refused, Reason::kInvalidField)) << field << refused;
    EXPECT_EQ(status::DetailsOf(refused).front().value, field);
  }
}

TEST_F(NumberingServiceTest, LetsPeopleLookIntoTheirOwnBooksOnly) {
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(Allocate(RequestOf("i" + std::to_string(i))).ok());
  v1::ListNumbersRequest list;
  list.set_parent("agencies/so-a");
  list.set_book("van-ban-di");
  list.set_year(2024);
  list.set_page_size(2);
  std::vector<int64_t> numbers;
  do {
    const auto page = rpc::CallUnary(*gateway, &Stub::ListNumbers, list, As(type::v1::ROLE_CLERK));
    ASSERT_TRUE(page.ok()) << page.status();
    for (const auto& number : page->numbers()) numbers.push_back(number.number());
    list.set_page_token(page->next_page_token());
  } while (!list.page_token().empty());
  EXPECT_EQ(numbers, (std::vector<int64_t>{1, 2, 3, 4, 5}));
  EXPECT_TRUE(
      absl::IsPermissionDenied(rpc::CallUnary(*gateway, &Stub::ListNumbers, list, As(type::v1::ROLE_CLERK, "so-b")).status()));
  EXPECT_TRUE(
      absl::IsPermissionDenied(rpc::CallUnary(*gateway, &Stub::Allocate, RequestOf("x"), As(type::v1::ROLE_DRAFTER)).status()));
  v1::ListAuditEventsRequest audit;
  audit.set_parent("agencies/so-a");
  const auto events = rpc::CallUnary(*gateway, &Stub::ListAuditEvents, audit, As(type::v1::ROLE_AUDITOR));
  ASSERT_TRUE(events.ok()) << events.status();
  EXPECT_GE(events->events_size(), 5);
  EXPECT_EQ(events->events(0).actor(), "services/drafting");
}

TEST_F(NumberingServiceTest, VoidsAndBars) {
  ASSERT_TRUE(Allocate(RequestOf("a")).ok());
  v1::VoidRequest request;
  request.set_name("agencies/so-a/numbers/a");
  request.set_reason("trùng văn bản");
  request.set_decided_by("accounts/an");
  const auto voided = rpc::CallUnary(*drafting, &Stub::Void, request);
  ASSERT_TRUE(voided.ok()) << voided.status();
  EXPECT_EQ(voided->number().state(), v1::NUMBER_STATE_VOIDED);
  EXPECT_EQ(voided->number().void_reason(), "trùng văn bản");
  request.set_name("agencies/so-a/numbers/b");
  const auto barred = rpc::CallUnary(*drafting, &Stub::Void, request);
  ASSERT_TRUE(barred.ok()) << barred.status();
  EXPECT_FALSE(barred->has_number());
  EXPECT_TRUE(Is(Allocate(RequestOf("b")).status(), Reason::kIssuanceVoided));
}

TEST_F(NumberingServiceTest, LetsAnAdministratorAcceptTheClock) {
  ASSERT_TRUE(Allocate(RequestOf("a")).ok());
  clock.Advance(-absl::Minutes(30));
  EXPECT_TRUE(Is(Allocate(RequestOf("b")).status(), Reason::kClockBehind));
  v1::AcceptClockRequest request;
  request.set_parent("agencies/so-a");
  request.set_reason("đồng hồ vừa được chỉnh");
  EXPECT_TRUE(absl::IsPermissionDenied(rpc::CallUnary(*gateway, &Stub::AcceptClock, request, As(type::v1::ROLE_CLERK)).status()));
  const auto accepted = rpc::CallUnary(*gateway, &Stub::AcceptClock, request, As(type::v1::ROLE_ADMIN));
  ASSERT_TRUE(accepted.ok()) << accepted.status();
  EXPECT_TRUE(Allocate(RequestOf("b")).ok());
}

TEST_F(NumberingServiceTest, LetsAnAdministratorReleaseTheBooks) {
  v1::ReleaseBooksRequest request;
  request.set_parent("agencies/so-a");
  request.set_reason("đã đối chiếu nhật ký");
  EXPECT_TRUE(
      absl::IsPermissionDenied(rpc::CallUnary(*gateway, &Stub::ReleaseBooks, request, As(type::v1::ROLE_CLERK)).status()));
  const auto released = rpc::CallUnary(*gateway, &Stub::ReleaseBooks, request, As(type::v1::ROLE_ADMIN));
  ASSERT_TRUE(released.ok()) << released.status();
  EXPECT_TRUE(released->has_released());
  request.set_reason("");
  EXPECT_TRUE(
      Is(rpc::CallUnary(*gateway, &Stub::ReleaseBooks, request, As(type::v1::ROLE_ADMIN)).status(), Reason::kInvalidField));
}

}  // namespace
}  // namespace vanthu::numbering
