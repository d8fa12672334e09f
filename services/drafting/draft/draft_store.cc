#include "services/drafting/draft/draft_store.h"

#include <map>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "services/drafting/draft/draft_json.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

using status::Reason;

constexpr char kColumns[] =
    "d.draft, d.source, d.locked_by, d.version, d.created_at, d.created_by, "
    "r.revision, r.ordinal, r.hash, r.content, r.attachments, r.made_at, r.made_by "
    "from draft d join revision r on r.agency = d.agency and r.draft = d.draft and r.ordinal = d.latest_revision ";

using Row = std::tuple<DraftId, Digest, std::optional<IssuanceId>, int64_t, absl::Time, std::string, RevisionId, int64_t, Digest,
                       std::string, std::string, absl::Time, std::string>;

absl::StatusOr<StoredDraft> FromRow(const AgencyId& agency, const Row& row) {
  const auto& [id, source, locked_by, version, created_at, created_by, revision, ordinal, hash, content, attachments, made_at,
               made_by] = row;
  StoredDraft draft{.name = {agency, id},
                    .source = source,
                    .locked_by = locked_by,
                    .version = version,
                    .created_at = created_at,
                    .created_by = created_by};
  draft.latest = {.id = revision, .ordinal = ordinal, .hash = hash, .made_at = made_at, .made_by = made_by};
  ASSIGN_OR_RETURN(draft.latest.content, DraftFromJson(content));
  ASSIGN_OR_RETURN(draft.latest.attachments, AttachmentsFromJson(attachments));
  return draft;
}

absl::Status InsertRevision(sql::Transaction& tx, const DraftName& name, const Revision& revision) {
  return tx
      .Execute(
          "insert into revision(agency, draft, ordinal, revision, hash, content, attachments, made_at, made_by) "
          "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
          name.agency, name.id, revision.ordinal, revision.id, revision.hash, CanonicalJson(revision.content),
          AttachmentsJson(revision.attachments), revision.made_at, revision.made_by)
      .status();
}

absl::Status OneChanged(const absl::StatusOr<int64_t>& changed, const DraftName& name) {
  if (!changed.ok()) return changed.status();
  if (*changed == 1) return absl::OkStatus();
  return status::Error(Reason::kEtagMismatch, {{"name", name.Text()}});
}

}  // namespace

std::string DraftName::Text() const { return absl::StrFormat("agencies/%s/drafts/%s", agency.text(), id.text()); }

absl::Status DraftStore::Insert(sql::Transaction& tx, const StoredDraft& draft) {
  RETURN_IF_ERROR(tx.Execute("insert into draft(agency, draft, source, latest_revision, version, created_at, created_by) "
                             "values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                             draft.name.agency, draft.name.id, draft.source, draft.latest.ordinal, draft.version,
                             draft.created_at, draft.created_by)
                      .status());
  return InsertRevision(tx, draft.name, draft.latest);
}

absl::StatusOr<StoredDraft> DraftStore::Find(sql::Transaction& tx, const DraftName& name) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query(absl::StrFormat("select %s where d.agency = ?1 and d.draft = ?2", kColumns), name.agency, name.id));
  if (rows.size() == 0) return status::Error(Reason::kNotFound, {{"name", name.Text()}});
  ASSIGN_OR_RETURN(const auto all, rows.AllAs<Row>());
  return FromRow(name.agency, all.front());
}

absl::StatusOr<std::vector<StoredDraft>> DraftStore::FindAll(sql::Transaction& tx, const AgencyId& agency,
                                                             const std::vector<DraftId>& ids) {
  std::vector<StoredDraft> drafts;
  if (ids.empty()) return drafts;
  std::vector<std::string> places;
  std::vector<sql::Value> values = sql::Transaction::ToValues(agency);
  for (const DraftId& id : ids) {
    values.push_back(sql::Transaction::ToValue(id));
    places.push_back(absl::StrCat("?", values.size()));
  }
  const std::string statement =
      absl::StrFormat("select %s where d.agency = ?1 and d.draft in (%s)", kColumns, absl::StrJoin(places, ", "));
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.QueryValues(statement, std::move(values)));
  ASSIGN_OR_RETURN(const auto all, rows.AllAs<Row>());
  std::map<DraftId, const Row*> by_id;
  for (const Row& row : all) by_id[std::get<0>(row)] = &row;
  for (const DraftId& id : ids) {
    const auto row = by_id.find(id);
    if (row == by_id.end()) return status::Error(Reason::kNotFound, {{"name", DraftName{agency, id}.Text()}});
    ASSIGN_OR_RETURN(StoredDraft draft, FromRow(agency, *row->second));
    drafts.push_back(std::move(draft));
  }
  return drafts;
}

absl::StatusOr<Revision> DraftStore::FindRevision(sql::Transaction& tx, const DraftName& name, const RevisionId& id) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select ordinal, hash, content, attachments, made_at, made_by from revision "
                                                  "where agency = ?1 and draft = ?2 and revision = ?3",
                                                  name.agency, name.id, id));
  ASSIGN_OR_RETURN(const auto row, (rows.Maybe<int64_t, Digest, std::string, std::string, absl::Time, std::string>()));
  if (!row) return status::Error(Reason::kNotFound, {{"name", absl::StrFormat("%s/revisions/%s", name.Text(), id.text())}});
  const auto& [ordinal, hash, content, attachments, made_at, made_by] = *row;
  Revision revision{.id = id, .ordinal = ordinal, .hash = hash, .made_at = made_at, .made_by = made_by};
  ASSIGN_OR_RETURN(revision.content, DraftFromJson(content));
  ASSIGN_OR_RETURN(revision.attachments, AttachmentsFromJson(attachments));
  return revision;
}

absl::StatusOr<std::vector<Revision>> DraftStore::ListRevisions(sql::Transaction& tx, const DraftName& name,
                                                                int64_t before_ordinal, int count_max) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select revision, ordinal, hash, attachments, made_at, made_by from revision where agency = ?1 and "
                            "draft = ?2 and ordinal < ?3 order by ordinal desc limit ?4",
                            name.agency, name.id, before_ordinal, count_max));
  ASSIGN_OR_RETURN(const auto all, (rows.All<RevisionId, int64_t, Digest, std::string, absl::Time, std::string>()));
  std::vector<Revision> revisions;
  for (const auto& [id, ordinal, hash, attachments, made_at, made_by] : all) {
    Revision& revision =
        revisions.emplace_back(Revision{.id = id, .ordinal = ordinal, .hash = hash, .made_at = made_at, .made_by = made_by});
    ASSIGN_OR_RETURN(revision.attachments, AttachmentsFromJson(attachments));
  }
  return revisions;
}

absl::Status DraftStore::AddRevision(sql::Transaction& tx, const StoredDraft& as_read, const Revision& next) {
  RETURN_IF_ERROR(OneChanged(tx.Execute("update draft set latest_revision = ?3, version = version + 1 "
                                        "where agency = ?1 and draft = ?2 and version = ?4 and locked_by is null",
                                        as_read.name.agency, as_read.name.id, next.ordinal, as_read.version),
                             as_read.name));
  return InsertRevision(tx, as_read.name, next);
}

absl::Status DraftStore::Lock(sql::Transaction& tx, const StoredDraft& as_read, const IssuanceId& issuance) {
  return OneChanged(tx.Execute("update draft set locked_by = ?3, version = version + 1 "
                               "where agency = ?1 and draft = ?2 and version = ?4 and locked_by is null",
                               as_read.name.agency, as_read.name.id, issuance, as_read.version),
                    as_read.name);
}

absl::Status DraftStore::Unlock(sql::Transaction& tx, const DraftName& name) {
  return tx
      .Execute("update draft set locked_by = null, version = version + 1 where agency = ?1 and draft = ?2", name.agency, name.id)
      .status();
}

}  // namespace vanthu::drafting
