#include "services/directory/directory.h"

#include <algorithm>

#include "services/directory/directory_test_house.h"
#include "services/platform/rpc/person_token.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
namespace {

using status::Reason;
using Stub = v1::Directory::Stub;

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
