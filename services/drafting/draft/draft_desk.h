#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft_store.h"
#include "services/platform/files/content_store.h"
#include "services/platform/sql/database.h"
#include "services/platform/sql/request_key_store.h"
#include "services/platform/vocabulary/clock.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::drafting {

// From the bytes of a file to a structured draft: reading/dispatch_reader.h.
using DispatchReader = std::function<absl::StatusOr<Draft>(std::string_view bytes, std::string_view file_name)>;

// A file somebody brings to the desk.
struct SourceFile {
  std::string bytes;
  std::string name;  // for messages
};

// Steps 1 and 3 of the way: drafts and their revisions. What was brought is kept as it came, beside what was read from it.
// Threads: any. What it is given outlives it.
class DraftDesk {
 public:
  DraftDesk(sql::Database& database, files::ContentStore& files, Clock& clock, Randomness& randomness, DispatchReader reader);

  // Reads the file into a new draft. The request's key is looked up first: repeated, it gives the draft it made.
  absl::StatusOr<StoredDraft> Create(const sql::RequestKey& key, const SourceFile& file);

  // Reads the file as the next revision of the draft as the caller saw it (`version`). DRAFT_LOCKED, ETAG_MISMATCH.
  absl::StatusOr<StoredDraft> Revise(const sql::RequestKey& key, const DraftName& name, int64_t version, const SourceFile& file);

  // Adds a stored file as a new revision; the same name and content again changes nothing.
  absl::StatusOr<StoredDraft> Attach(const DraftName& name, const Attachment& attachment, const std::string& actor);

  absl::StatusOr<StoredDraft> Find(const DraftName& name);

 private:
  absl::StatusOr<StoredDraft> StoreNext(sql::Transaction& tx, const StoredDraft& draft, Revision next, std::string_view event);
  Revision NextRevision(const StoredDraft& draft, const std::string& actor);

  sql::Database& database_;
  files::ContentStore& files_;
  Clock& clock_;
  Randomness& randomness_;
  DispatchReader reader_;
};

}  // namespace vanthu::drafting
