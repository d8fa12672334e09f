#include "services/drafting/review/comment_store.h"

#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

constexpr char kColumns[] =
    "comment, ordinal, revision, pointer, quote, words, made_by, made_at, resolved_by, resolved_at from comment";

using Row = std::tuple<CommentId, int64_t, RevisionId, std::string, std::string, std::string, std::string, absl::Time,
                       std::optional<std::string>, std::optional<absl::Time>>;

absl::StatusOr<std::vector<Comment>> All(const DraftName& draft, const sql::Rows& rows) {
  ASSIGN_OR_RETURN(const auto all, rows.AllAs<Row>());
  std::vector<Comment> comments;
  for (const auto& [id, ordinal, revision, pointer, quote, text, by, at, resolved_by, resolved_at] : all) {
    comments.push_back({{draft, id}, ordinal, revision, pointer, quote, text, by, at, resolved_by.value_or(""), resolved_at});
  }
  return comments;
}

}  // namespace

std::string CommentName::Text() const { return absl::StrCat(draft.Text(), "/comments/", id.text()); }

absl::Status CommentStore::Insert(sql::Transaction& tx, const Comment& comment) {
  const DraftName& draft = comment.name.draft;
  RETURN_IF_ERROR(tx.Query(absl::StrCat("select draft from draft where agency = ?1 and draft = ?2", std::string(tx.ForUpdate())),
                           draft.agency, draft.id)
                      .status());
  return tx
      .Execute(
          "insert into comment(agency, draft, ordinal, comment, revision, pointer, quote, words, made_by, made_at) values (?1, "
          "?2, "
          "(select coalesce(max(ordinal), 0) + 1 from comment where agency = ?1 and draft = ?2), ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
          draft.agency, draft.id, comment.name.id, comment.revision, comment.pointer, comment.quote, comment.text,
          comment.made_by, comment.made_at)
      .status();
}

absl::StatusOr<Comment> CommentStore::Find(sql::Transaction& tx, const CommentName& name) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query(absl::StrFormat("select %s where agency = ?1 and draft = ?2 and comment = ?3", kColumns),
                            name.draft.agency, name.draft.id, name.id));
  ASSIGN_OR_RETURN(auto found, All(name.draft, rows));
  if (found.empty()) return status::Error(status::Reason::kNotFound, {{"name", name.Text()}});
  return std::move(found.front());
}

absl::StatusOr<std::vector<Comment>> CommentStore::List(sql::Transaction& tx, const DraftName& draft, int64_t after_ordinal,
                                                        int count_max) {
  ASSIGN_OR_RETURN(
      const sql::Rows rows,
      tx.Query(absl::StrFormat("select %s where agency = ?1 and draft = ?2 and ordinal > ?3 order by ordinal limit ?4", kColumns),
               draft.agency, draft.id, after_ordinal, count_max));
  return All(draft, rows);
}

absl::StatusOr<bool> CommentStore::Resolve(sql::Transaction& tx, const CommentName& name, const std::string& by, absl::Time at) {
  ASSIGN_OR_RETURN(const int64_t changed,
                   tx.Execute("update comment set resolved_by = ?4, resolved_at = ?5 where agency = ?1 and "
                              "draft = ?2 and comment = ?3 and resolved_by is null",
                              name.draft.agency, name.draft.id, name.id, by, at));
  return changed == 1;
}

}  // namespace vanthu::drafting
