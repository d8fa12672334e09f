#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/review/comment_store.h"
#include "services/platform/sql/database.h"
#include "services/platform/sql/request_key_store.h"
#include "services/platform/vocabulary/clock.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::drafting {

// Step 3: what people say about places of a draft. Threads: any. What it is given outlives it.
class CommentDesk {
 public:
  CommentDesk(sql::Database& database, Clock& clock, Randomness& randomness);

  // `said` names draft, revision, pointer and text; the rest is added. The request's key is looked up first: repeated, it gives
  // the comment it made. NOT_FOUND, INVALID_FIELD, LIMIT_EXCEEDED.
  absl::StatusOr<Comment> Add(const sql::RequestKey& key, Comment said);

  // The first one counts; a repeat changes nothing.
  absl::StatusOr<Comment> Resolve(const CommentName& name, const std::string& actor);

 private:
  sql::Database& database_;
  Clock& clock_;
  Randomness& randomness_;
};

}  // namespace vanthu::drafting
