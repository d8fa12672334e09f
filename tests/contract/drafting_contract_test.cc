#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/draft/draft_json.h"
#include "services/drafting/draft/draft_store.h"
#include "services/drafting/issuance/draft_list_store.h"
#include "services/drafting/issuance/issuance_store.h"
#include "services/drafting/migrations.h"
#include "services/drafting/review/approval_store.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"
#include "tests/contract/engine.h"

namespace vanthu::contract {
namespace {

using drafting::DraftFilter;
using drafting::DraftListStore;
using drafting::DraftName;
using drafting::DraftStage;
using drafting::DraftStore;
using drafting::Issuance;
using drafting::IssuanceState;
using drafting::IssuanceStore;
using drafting::ListPlace;
using drafting::StoredDraft;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const absl::Time kNoon = absl::FromUnixSeconds(1'775'000'000);
const AgencyId kAgency = AgencyId::Trusted("a");

// The lists of a desk say the same whichever engine they are read from.
class DraftingContract : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped()) return;
    database = Open();
    ASSERT_TRUE(database->Migrate("drafting", drafting::Migrations()).ok());
  }

  StoredDraft Add(const std::string& id, absl::Time at, const std::string& by) {
    StoredDraft draft{.name = {kAgency, DraftId::Trusted(id)},
                      .source = crypto::Sha256(id),
                      .latest = {.id = RevisionId::Trusted(id + "-1"), .ordinal = 1, .made_at = at, .made_by = by},
                      .created_at = at,
                      .created_by = by};
    draft.latest.content.abstract = id;
    EXPECT_TRUE(database->Write([&](sql::Transaction& tx) { return DraftStore::Insert(tx, draft); }).ok());
    return draft;
  }
  void Approve(const StoredDraft& draft) {
    EXPECT_TRUE(database
                    ->Write([&](sql::Transaction& tx) {
                      return drafting::ApprovalStore::Put(tx, {.draft = draft.name,
                                                               .revision = draft.latest.id,
                                                               .revision_hash = draft.latest.hash,
                                                               .approved_by = "accounts/k",
                                                               .approved_at = kNoon});
                    })
                    .ok());
  }
  void Issue(const StoredDraft& draft, IssuanceState state) {
    const Issuance issuance{.name = drafting::IssuanceNameOf(draft.name, 0),
                            .draft = draft.name,
                            .state = state,
                            .created_at = draft.created_at,
                            .revision = draft.latest.id};
    EXPECT_TRUE(database
                    ->Write([&](sql::Transaction& tx) -> absl::Status {
                      RETURN_IF_ERROR(DraftStore::Lock(tx, draft, issuance.name.id));
                      return IssuanceStore::Insert(tx, issuance);
                    })
                    .ok());
  }
  std::vector<std::string> Drafts(const DraftFilter& filter, const ListPlace& before = {}, int count_max = 10) {
    const auto names = sql::Read<std::vector<DraftName>>(
        *database, [&](sql::Transaction& tx) { return DraftListStore::List(tx, kAgency, filter, before, count_max); });
    EXPECT_TRUE(names.ok()) << names.status();
    std::vector<std::string> ids;
    for (const DraftName& name : *names) ids.push_back(name.id.text());
    return ids;
  }
  std::vector<std::string> Issued(const std::vector<IssuanceState>& states, const ListPlace& before = {}, int count_max = 10) {
    const auto issuances = sql::Read<std::vector<Issuance>>(
        *database, [&](sql::Transaction& tx) { return IssuanceStore::List(tx, kAgency, states, before, count_max); });
    EXPECT_TRUE(issuances.ok()) << issuances.status();
    std::vector<std::string> drafts;
    for (const Issuance& issuance : *issuances) drafts.push_back(issuance.draft.id.text());
    return drafts;
  }

  std::unique_ptr<sql::Database> database;
};
VANTHU_ON_BOTH_ENGINES(DraftingContract);

TEST_P(DraftingContract, ListsDraftsByStageMakerAndSource) {
  Add("writing", kNoon, "accounts/a");
  const StoredDraft approved = Add("approved", kNoon + absl::Seconds(1), "accounts/b");
  const StoredDraft issuing = Add("issuing", kNoon + absl::Seconds(2), "accounts/a");
  const StoredDraft issued = Add("issued", kNoon + absl::Seconds(3), "accounts/b");
  for (const StoredDraft& draft : {approved, issuing, issued}) Approve(draft);
  Issue(issuing, IssuanceState::kNumbering);
  Issue(issued, IssuanceState::kPublished);
  EXPECT_THAT(Drafts({}), ElementsAre("issued", "issuing", "approved", "writing"));
  EXPECT_THAT(Drafts({.made_by = "accounts/a"}), ElementsAre("issuing", "writing"));
  EXPECT_THAT(Drafts({.source = crypto::Sha256("approved")}), ElementsAre("approved"));
  EXPECT_THAT(Drafts({.stage = DraftStage::kWriting}), ElementsAre("writing"));
  EXPECT_THAT(Drafts({.stage = DraftStage::kApproved}), ElementsAre("approved"));
  EXPECT_THAT(Drafts({.stage = DraftStage::kIssuing}), ElementsAre("issuing"));
  EXPECT_THAT(Drafts({.stage = DraftStage::kIssued}), ElementsAre("issued"));
  EXPECT_THAT(Issued({}), ElementsAre("issued", "issuing"));
  EXPECT_THAT(Issued({IssuanceState::kNumbering, IssuanceState::kSetting}), ElementsAre("issuing"));
  EXPECT_THAT(Issued({IssuanceState::kVoided}), IsEmpty());
}

TEST_P(DraftingContract, GoesOnWithinOneInstant) {
  for (const char* id : {"a", "b", "c"}) Issue(Add(id, kNoon, "accounts/a"), IssuanceState::kPreparing);
  EXPECT_THAT(Drafts({}, {}, 2), ElementsAre("c", "b"));
  EXPECT_THAT(Drafts({}, {kNoon, "b"}, 2), ElementsAre("a"));
  EXPECT_THAT(Drafts({}, {kNoon, "a"}, 2), IsEmpty());
  const std::vector<std::string> all = Issued({});
  ASSERT_EQ(all.size(), 3u);
  const std::string last = drafting::IssuanceNameOf({kAgency, DraftId::Trusted(all[0])}, 0).id.text();
  EXPECT_THAT(Issued({}, {kNoon, last}), ElementsAre(all[1], all[2]));
}

TEST_P(DraftingContract, KeepsEachRevision) {
  const StoredDraft draft = Add("a", kNoon, "accounts/a");
  drafting::Revision next = draft.latest;
  next.id = RevisionId::Trusted("a-2");
  next.ordinal = 2;
  next.content.abstract = "sau";
  ASSERT_TRUE(database->Write([&](sql::Transaction& tx) { return DraftStore::AddRevision(tx, draft, next); }).ok());
  const absl::Status read = database->Read([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const auto latest_first, DraftStore::ListRevisions(tx, draft.name, 10, 10));
    EXPECT_EQ(latest_first.size(), 2u);
    EXPECT_EQ(latest_first.front().id, next.id);
    ASSIGN_OR_RETURN(const auto earlier, DraftStore::ListRevisions(tx, draft.name, 2, 10));
    EXPECT_EQ(earlier.size(), 1u);
    ASSIGN_OR_RETURN(const auto first, DraftStore::FindRevision(tx, draft.name, draft.latest.id));
    EXPECT_EQ(first.content, draft.latest.content);
    return DraftStore::FindRevision(tx, draft.name, RevisionId::Trusted("none")).status();
  });
  EXPECT_TRUE(absl::IsNotFound(read)) << read;
}

}  // namespace
}  // namespace vanthu::contract
