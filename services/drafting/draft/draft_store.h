#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/drafting/draft/attachment.h"
#include "services/drafting/draft/draft.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::drafting {

// Where a draft stands in the house.
struct DraftName {
  AgencyId agency;
  DraftId id;
  std::string Text() const;  // "agencies/x/drafts/y"
  friend auto operator<=>(const DraftName&, const DraftName&) = default;
};

// One state of a draft that can be approved. Never changed once stored.
struct Revision {
  RevisionId id;
  int64_t ordinal = 0;  // 1, 2, … within the draft
  Digest hash;          // RevisionDigest
  Draft content;
  std::vector<Attachment> attachments;
  absl::Time made_at;
  std::string made_by;
};

// A draft with its latest revision.
struct StoredDraft {
  DraftName name;
  Digest source;  // the file it was first read from
  Revision latest;
  std::optional<IssuanceId> locked_by;  // the issuance that is neither refused nor voided
  int64_t version = 1;                  // its etag: counts every change
  absl::Time created_at;
  std::string created_by;
};

// The drafts and revisions of all agencies. NOT_FOUND names the draft; ETAG_MISMATCH where somebody else was quicker.
class DraftStore {
 public:
  static absl::Status Insert(sql::Transaction& tx, const StoredDraft& draft);
  static absl::StatusOr<StoredDraft> Find(sql::Transaction& tx, const DraftName& name);
  // Those of one agency, in the order of `ids`, in one query.
  static absl::StatusOr<std::vector<StoredDraft>> FindAll(sql::Transaction& tx, const AgencyId& agency,
                                                          const std::vector<DraftId>& ids);
  static absl::StatusOr<Revision> FindRevision(sql::Transaction& tx, const DraftName& name, const RevisionId& id);
  // Latest first, those before `ordinal`, without their contents.
  static absl::StatusOr<std::vector<Revision>> ListRevisions(sql::Transaction& tx, const DraftName& name, int64_t before_ordinal,
                                                             int count_max);
  // Stores `next` as the latest revision of the draft as it was read.
  static absl::Status AddRevision(sql::Transaction& tx, const StoredDraft& as_read, const Revision& next);
  static absl::Status Lock(sql::Transaction& tx, const StoredDraft& as_read, const IssuanceId& issuance);
  static absl::Status Unlock(sql::Transaction& tx, const DraftName& name);
};

}  // namespace vanthu::drafting
