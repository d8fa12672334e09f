#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/draft/draft_store.h"
#include "services/drafting/issuance/draft_list_store.h"
#include "services/drafting/issuance/issuance_store.h"
#include "services/drafting/migrations.h"
#include "services/drafting/review/approval_store.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"
#include "tests/contract/engine.h"

namespace vanthu::contract {

inline const absl::Time kNoon = absl::FromUnixSeconds(1'775'000'000);
inline const AgencyId kAgency = AgencyId::Trusted("a");

// Drafts and issuances in an empty database of one engine.
class DraftingHouse : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped()) return;
    database = Open();
    ASSERT_TRUE(database->Migrate("drafting", drafting::Migrations()).ok());
  }

  drafting::StoredDraft Add(const std::string& id, absl::Time at, const std::string& by) {
    drafting::StoredDraft draft{.name = {kAgency, DraftId::Trusted(id)},
                                .source = crypto::Sha256(id),
                                .latest = {.id = RevisionId::Trusted(id + "-1"), .ordinal = 1, .made_at = at, .made_by = by},
                                .created_at = at,
                                .created_by = by};
    draft.latest.content.abstract = id;
    EXPECT_TRUE(database->Write([&](sql::Transaction& tx) { return drafting::DraftStore::Insert(tx, draft); }).ok());
    return draft;
  }
  void Approve(const drafting::StoredDraft& draft) {
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
  void Issue(const drafting::StoredDraft& draft, drafting::IssuanceState state) {
    const drafting::Issuance issuance{.name = drafting::IssuanceNameOf(draft.name, 0),
                                      .draft = draft.name,
                                      .state = state,
                                      .created_at = draft.created_at,
                                      .revision = draft.latest.id};
    EXPECT_TRUE(database
                    ->Write([&](sql::Transaction& tx) -> absl::Status {
                      RETURN_IF_ERROR(drafting::DraftStore::Lock(tx, draft, issuance.name.id));
                      return drafting::IssuanceStore::Insert(tx, issuance);
                    })
                    .ok());
  }
  std::vector<std::string> Drafts(const drafting::DraftFilter& filter, const drafting::ListPlace& before = {},
                                  int count_max = 10) {
    const auto standings = sql::Read<std::vector<drafting::DraftStanding>>(
        *database, [&](sql::Transaction& tx) { return drafting::DraftListStore::List(tx, kAgency, filter, before, count_max); });
    EXPECT_TRUE(standings.ok()) << standings.status();
    std::vector<std::string> ids;
    for (const drafting::DraftStanding& standing : *standings) ids.push_back(standing.name.id.text());
    return ids;
  }
  std::vector<std::string> Issued(const std::vector<drafting::IssuanceState>& states, const drafting::ListPlace& before = {},
                                  int count_max = 10) {
    const auto issuances = sql::Read<std::vector<drafting::Issuance>>(
        *database, [&](sql::Transaction& tx) { return drafting::IssuanceStore::List(tx, kAgency, states, before, count_max); });
    EXPECT_TRUE(issuances.ok()) << issuances.status();
    std::vector<std::string> drafts;
    for (const drafting::Issuance& issuance : *issuances) drafts.push_back(issuance.draft.id.text());
    return drafts;
  }

  std::unique_ptr<sql::Database> database;
};

}  // namespace vanthu::contract
