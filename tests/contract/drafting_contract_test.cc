#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/draft/draft_json.h"
#include "tests/contract/drafting_house.h"

namespace vanthu::contract {
namespace {

using drafting::DraftStage;
using drafting::DraftStore;
using drafting::IssuanceState;
using drafting::StoredDraft;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The lists of a desk say the same whichever engine they are read from.
class DraftingContract : public DraftingHouse {};
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

TEST_P(DraftingContract, FindsManyDraftsInTheOrderThatIsAskedFor) {
  for (const char* id : {"a", "b", "c"}) Add(id, kNoon, "accounts/a");
  const auto found = [&](std::vector<DraftId> ids) {
    return sql::Read<std::vector<StoredDraft>>(*database,
                                               [&](sql::Transaction& tx) { return DraftStore::FindAll(tx, kAgency, ids); });
  };
  const auto both = found({DraftId::Trusted("c"), DraftId::Trusted("a")});
  ASSERT_TRUE(both.ok()) << both.status();
  ASSERT_EQ(both->size(), 2u);
  EXPECT_EQ(both->at(0).latest.content.abstract, "c");
  EXPECT_EQ(both->at(1).latest.content.abstract, "a");
  EXPECT_THAT(*found({}), IsEmpty());
  EXPECT_EQ(found({DraftId::Trusted("nowhere")}).status().code(), absl::StatusCode::kNotFound);
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
