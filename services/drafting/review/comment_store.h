#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/drafting/draft/draft_store.h"
#include "services/platform/sql/database.h"

namespace vanthu::drafting {

struct CommentIdTag {
  static constexpr char kName[] = "comment id";
};
using CommentId = Identifier<CommentIdTag>;

struct CommentName {
  DraftName draft;
  CommentId id;
  std::string Text() const;  // "agencies/x/drafts/y/comments/z"
};

// What somebody said about a place of one revision. Only whether it is settled ever changes.
struct Comment {
  CommentName name;
  int64_t ordinal = 0;  // 1, 2, … within the draft
  RevisionId revision;
  std::string pointer;  // JSON pointer into the revision's canonical JSON; empty: the draft as a whole
  std::string quote;    // the words there
  std::string text;
  std::string made_by;
  absl::Time made_at;
  std::string resolved_by;  // empty while it is open
  std::optional<absl::Time> resolved_at;
};

// NOT_FOUND names the comment.
class CommentStore {
 public:
  // Gives it the next ordinal of its draft.
  static absl::Status Insert(sql::Transaction& tx, const Comment& comment);
  static absl::StatusOr<Comment> Find(sql::Transaction& tx, const CommentName& name);
  // Oldest first, those after `ordinal`.
  static absl::StatusOr<std::vector<Comment>> List(sql::Transaction& tx, const DraftName& draft, int64_t after_ordinal,
                                                   int count_max);
  // Gives whether it was open.
  static absl::StatusOr<bool> Resolve(sql::Transaction& tx, const CommentName& name, const std::string& by, absl::Time at);
};

}  // namespace vanthu::drafting
