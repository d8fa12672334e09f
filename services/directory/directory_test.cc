#include "services/directory/directory.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/directory/rpc/directory_file.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/rpc/in_process_server.h"
#include "services/platform/rpc/person_token.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"

namespace vanthu::directory {
namespace {

using status::Reason;
using Stub = v1::Directory::Stub;

const absl::Time kNow = absl::FromUnixSeconds(1'767'225'600);

class FixedClock : public Clock {
 public:
  absl::Time Now() override { return kNow; }
};

v1::Content SampleProvince() {
  std::ifstream file(VANTHU_SOURCE_DIR "/deploy/sample/directory.yaml");
  std::ostringstream text;
  text << file.rdbuf();
  auto content = ReadDirectoryFile(text.str(), "directory.yaml");
  EXPECT_TRUE(content.ok()) << content.status();
  return content.ok() ? *content : v1::Content();
}

// The whole service with the sample province, called as the processes of the house call it.
class DirectoryTest : public testing::Test {
 protected:
  explicit DirectoryTest(bool is_sample = true) {
    folder = std::filesystem::path(testing::TempDir()) / ("directory" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    DirectoryConfig config{
        .database = {.url = "sqlite::memory:"}, .key_folder = folder, .audience = "here", .is_sample = is_sample};
    auto opened = Directory::Open(config, clock, randomness);
    EXPECT_TRUE(opened.ok()) << opened.status();
    directory = *std::move(opened);
    server = *rpc::InProcessServer::Start(directory->door());
    standalone = v1::Directory::NewStub(server->ChannelFor("standalone"));
    drafting = v1::Directory::NewStub(server->ChannelFor("drafting"));
  }
  ~DirectoryTest() override {
    server->Shutdown();
    std::filesystem::remove_all(folder);
  }

  absl::StatusOr<v1::ImportDirectoryResponse> Import(const v1::Content& content) {
    v1::ImportDirectoryRequest request;
    *request.mutable_content() = content;
    return rpc::CallUnary(*standalone, &Stub::ImportDirectory, request);
  }
  absl::StatusOr<v1::ExpandedLine> Expand(const char* day, const char* text, const char* issuer = "agencies/h99-stttt") {
    v1::ExpandRecipientsRequest request;
    request.set_parent(issuer);
    request.set_day(day);
    request.add_lines()->set_text(text);
    ASSIGN_OR_RETURN(const auto response, rpc::CallUnary(*drafting, &Stub::ExpandRecipients, request));
    return response.lines(0);
  }
  absl::StatusOr<v1::PlaySampleAccountResponse> Play(const char* account) {
    v1::PlaySampleAccountRequest request;
    request.set_name(account);
    return rpc::CallUnary(*standalone, &Stub::PlaySampleAccount, request);
  }

  FixedClock clock;
  crypto::SeededRandomness randomness{1};
  std::filesystem::path folder;
  std::unique_ptr<Directory> directory;
  std::unique_ptr<rpc::InProcessServer> server;
  std::unique_ptr<Stub> standalone, drafting;
};

class SampleProvinceTest : public DirectoryTest {
 protected:
  SampleProvinceTest() {
    const auto imported = Import(SampleProvince());
    EXPECT_TRUE(imported.ok()) << imported.status();
  }
};

TEST_F(SampleProvinceTest, IsImportedOnce) {
  const auto again = Import(SampleProvince());
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->added() + again->changed(), 0);
}

TEST_F(SampleProvinceTest, ExpandsAGroupByTheDay) {
  EXPECT_EQ(Expand("2025-06-30", "UBND các huyện, thành phố")->recipients_size(), 12);
  const auto communes = Expand("2025-07-01", "UBND các huyện, thành phố");
  ASSERT_TRUE(communes.ok()) << communes.status();
  EXPECT_EQ(communes->recipients_size(), 75);
  EXPECT_EQ(communes->display_names_size(), 75);
  EXPECT_EQ(communes->display_names(0), "Ủy ban nhân dân phường Bắc Thủy");
  EXPECT_EQ(communes->explanation(), "cấp xã từ 2025-07-01");
  EXPECT_EQ(communes->group(), "agencies/h99/groups/ubnd-cac-huyen-thanh-pho");
  EXPECT_EQ(Expand("2025-06-30", "UBND các xã, phường")->problem(), "EMPTY_GROUP");
  EXPECT_EQ(Expand("2024-05-30", "Sở Ngoại hành tinh")->problem(), "UNKNOWN_RECIPIENT");
}

TEST_F(SampleProvinceTest, ResolvesTheIssuerAndJudgesTheSigner) {
  v1::ResolveIssuerRequest resolve;
  resolve.set_notation("STTTT-TTBCXB");
  resolve.set_day("2024-06-05");
  const auto issuer = rpc::CallUnary(*drafting, &Stub::ResolveIssuer, resolve);
  ASSERT_TRUE(issuer.ok()) << issuer.status();
  EXPECT_EQ(issuer->unit(), "agencies/h99-stttt/units/ttbcxb");
  EXPECT_EQ(issuer->agency().place(), "Sơn Thủy");
  EXPECT_EQ(issuer->parent_display_name(), "Ủy ban nhân dân tỉnh Sơn Thủy");
  v1::JudgeSignerRequest judge;
  judge.set_parent(issuer->agency().name());
  judge.set_day("2024-06-05");
  judge.add_authority_lines("KT.GIÁM ĐỐC");
  judge.set_position("PHÓ GIÁM ĐỐC");
  judge.set_full_name("Lương Thị Hải Yến");
  EXPECT_EQ(rpc::CallUnary(*drafting, &Stub::JudgeSigner, judge)->person(), "agencies/h99-stttt/people/luong-thi-hai-yen");
  judge.set_full_name("Phan Văn Lạ");
  EXPECT_TRUE(status::Is(rpc::CallUnary(*drafting, &Stub::JudgeSigner, judge).status(), Reason::kSignerNotAuthorised));
}

TEST_F(SampleProvinceTest, MintsATokenForTheAccountThatIsPlayed) {
  const auto played = Play("accounts/h99-stttt-signer");
  ASSERT_TRUE(played.ok()) << played.status();
  const auto claims = rpc::VerifyPersonToken(played->token(), {directory->token_key()}, "here", kNow + absl::Minutes(9));
  ASSERT_TRUE(claims.ok()) << claims.status();
  EXPECT_EQ(claims->person.agency.text(), "h99-stttt");
  EXPECT_EQ(claims->person.roles, std::set<type::v1::Role>{type::v1::ROLE_SIGNER});
  EXPECT_FALSE(rpc::VerifyPersonToken(played->token(), {directory->token_key()}, "here", kNow + absl::Minutes(10)).ok());
  EXPECT_FALSE(rpc::VerifyPersonToken(played->token(), {directory->token_key()}, "elsewhere", kNow).ok());

  v1::ListAuditEventsRequest request;
  request.set_parent("agencies/h99-stttt");
  const auto admin = Play("accounts/h99-stttt-admin");
  request.set_page_size(1);
  const auto page = rpc::CallUnary(*standalone, &Stub::ListAuditEvents, request, {.person_token = admin->token()});
  ASSERT_TRUE(page.ok()) << page.status();
  EXPECT_EQ(page->events(0).event(), "directory.imported");
  request.set_page_token(page->next_page_token());
  const auto next = rpc::CallUnary(*standalone, &Stub::ListAuditEvents, request, {.person_token = admin->token()});
  EXPECT_EQ(next->events(0).event(), "account.played");
}

TEST_F(SampleProvinceTest, AuditsAPersonWhoIsTurnedAway) {
  const auto clerk = Play("accounts/h99-stttt-clerk");
  const auto refused =
      rpc::CallUnary(*standalone, &Stub::ImportDirectory, v1::ImportDirectoryRequest(), {.person_token = clerk->token()});
  EXPECT_TRUE(status::Is(refused.status(), Reason::kPermissionDenied)) << refused.status();
  v1::ListAuditEventsRequest request;
  request.set_parent("agencies/h99-stttt");
  const auto events =
      rpc::CallUnary(*standalone, &Stub::ListAuditEvents, request, {.person_token = Play("accounts/h99-stttt-auditor")->token()});
  ASSERT_TRUE(events.ok()) << events.status();
  int found = 0;
  for (const auto& event : events->events()) {
    if (event.event() == "call.refused" && event.actor() == "accounts/h99-stttt-clerk") ++found;
  }
  EXPECT_EQ(found, 1);
}

TEST_F(SampleProvinceTest, ListsTheAgenciesOfADayPageByPage) {
  v1::ListAgenciesRequest request;
  request.set_day("2025-07-01");
  request.set_page_size(40);
  std::vector<std::string> names;
  do {
    const auto page = rpc::CallUnary(*drafting, &Stub::ListAgencies, request);
    ASSERT_TRUE(page.ok()) << page.status();
    for (const auto& agency : page->agencies()) names.push_back(agency.name());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(names.size(), 1u + 18 + 75 + 6 + 1);
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  request.set_day("");
  request.set_page_size(1000);
  EXPECT_EQ(rpc::CallUnary(*drafting, &Stub::ListAgencies, request)->agencies_size(), 1 + 24 + 12 + 75 + 6 + 1);
}

TEST_F(SampleProvinceTest, TellsOfManyAgenciesAtOnceWhichAreConnected) {
  v1::Content content;
  content.add_agencies()->set_name("agencies/h99-xa-vang");
  content.mutable_agencies(0)->set_display_name("Xã Vắng");
  ASSERT_TRUE(Import(content).ok());
  const auto distribution = v1::Directory::NewStub(server->ChannelFor("distribution"));
  v1::FindConnectedAgenciesRequest request;
  for (const char* id : {"h99-stttt", "h99-xa-vang", "khong-co", "h99"}) request.add_names(std::string("agencies/") + id);
  const auto connected = rpc::CallUnary(*distribution, &Stub::FindConnectedAgencies, request);
  ASSERT_TRUE(connected.ok() && connected->names_size() == 2) << connected.status();
  EXPECT_EQ(connected->names(1), "agencies/h99");
  EXPECT_TRUE(status::Is(rpc::CallUnary(*drafting, &Stub::FindConnectedAgencies, request).status(), Reason::kPermissionDenied));
  request.add_names("h99");
  EXPECT_TRUE(status::Is(rpc::CallUnary(*distribution, &Stub::FindConnectedAgencies, request).status(), Reason::kInvalidField));
}

TEST_F(SampleProvinceTest, PublishesKeysUnderTheirOwnId) {
  const auto numbering = v1::Directory::NewStub(server->ChannelFor("numbering"));
  v1::PublishKeyRequest request;
  request.mutable_key()->set_name("agencies/h99-stttt");
  request.mutable_key()->set_use(v1::KEY_USE_LOG);
  request.mutable_key()->set_public_key(std::string(32, 'k'));
  const auto key = rpc::CallUnary(*numbering, &Stub::PublishKey, request);
  ASSERT_TRUE(key.ok()) << key.status();
  EXPECT_EQ(key->valid_from().seconds(), absl::ToUnixSeconds(kNow));
  *request.mutable_key() = *key;
  EXPECT_EQ(rpc::CallUnary(*numbering, &Stub::PublishKey, request)->name(), key->name());
  request.mutable_key()->set_name("agencies/h99-stttt/keys/other");
  EXPECT_TRUE(status::Is(rpc::CallUnary(*numbering, &Stub::PublishKey, request).status(), Reason::kInvalidField));
  v1::GetKeyRequest get;
  get.set_name(key->name());
  EXPECT_EQ(rpc::CallUnary(*drafting, &Stub::GetKey, get)->public_key(), key->public_key());
  v1::ListKeysRequest list;
  list.set_parent("agencies/h99-stttt");
  list.set_use(v1::KEY_USE_LOG);
  list.mutable_at()->set_seconds(absl::ToUnixSeconds(kNow));
  EXPECT_EQ(rpc::CallUnary(*drafting, &Stub::ListKeys, list)->keys_size(), 1);
}

TEST_F(SampleProvinceTest, NamesTheFieldThatIsWrong) {
  const auto field = [](const absl::Status& status) {
    const auto details = status::DetailsOf(status);
    const auto found = std::find_if(details.begin(), details.end(), [](const auto& detail) { return detail.key == "field"; });
    return found == details.end() ? status.ToString() : found->value;
  };
  EXPECT_EQ(field(Expand("30/5/2024", "UBND tỉnh").status()), "day");
  EXPECT_EQ(field(Expand("2024-05-30", "UBND tỉnh", "agencies/h99/units/vx").status()), "parent");
  v1::GetAgencyRequest get;
  get.set_name("h99");
  EXPECT_EQ(field(rpc::CallUnary(*drafting, &Stub::GetAgency, get).status()), "name");
  get.set_name("agencies/h00");
  EXPECT_TRUE(status::Is(rpc::CallUnary(*drafting, &Stub::GetAgency, get).status(), Reason::kNotFound));
  v1::ExpandRecipientsRequest many;
  many.set_parent("agencies/h99");
  many.set_day("2024-05-30");
  for (int n = 0; n <= kLinesMax; ++n) many.add_lines();
  EXPECT_TRUE(status::Is(rpc::CallUnary(*drafting, &Stub::ExpandRecipients, many).status(), Reason::kLimitExceeded));
  v1::Content content;
  content.add_agencies()->set_name("agencies/Hà Nội");
  EXPECT_EQ(field(Import(content).status()), "agencies.name");
}

class RealInstallationTest : public DirectoryTest {
 protected:
  RealInstallationTest() : DirectoryTest(false) {}
};

TEST_F(RealInstallationTest, RefusesWhatIsOnlyForSamples) {
  EXPECT_TRUE(status::Is(Import(SampleProvince()).status(), Reason::kNotSample));
  v1::Content without = SampleProvince();
  without.clear_accounts();
  EXPECT_TRUE(Import(without).ok());
  EXPECT_TRUE(status::Is(Play("accounts/h99-stttt-signer").status(), Reason::kNotSample));
  v1::AddSampleIssuerRequest request;
  request.set_parent("agencies/h99-stttt");
  request.set_unit_symbol("X");
  EXPECT_TRUE(status::Is(rpc::CallUnary(*standalone, &Stub::AddSampleIssuer, request).status(), Reason::kNotSample));
}

}  // namespace
}  // namespace vanthu::directory
