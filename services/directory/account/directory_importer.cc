#include "services/directory/account/directory_importer.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/directory/account/account_store.h"
#include "services/directory/account/content_judgement.h"
#include "services/directory/account/password_rule.h"
#include "services/directory/account/password_store.h"
#include "services/directory/agency/agency_store.h"
#include "services/directory/agency/refusal_audit.h"
#include "services/directory/agency/version_store.h"
#include "services/directory/group/directory_shelf.h"
#include "services/directory/group/group_store.h"
#include "services/directory/person/person_store.h"
#include "services/directory/succession/succession_store.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
namespace {

// In whose audit a refused import stands: the first agency that it was about.
AgencyId FirstAgency(const DirectoryContent& content) {
  const BookContent& book = content.book;
  if (!book.agencies.empty()) return book.agencies.front().id;
  if (!book.successions.empty()) return book.successions.front().predecessor;
  if (!book.groups.empty()) return book.groups.front().key.owner;
  if (!book.people.empty()) return book.people.front().agency;
  return content.accounts.empty() ? AgencyId() : content.accounts.front().agency;
}

absl::Status Store(sql::Transaction& tx, const DirectoryContent& put) {
  RETURN_IF_ERROR(StoreAgencies(tx, put.book.agencies));
  RETURN_IF_ERROR(StoreSuccessions(tx, put.book.successions));
  RETURN_IF_ERROR(StoreGroups(tx, put.book.groups));
  RETURN_IF_ERROR(StorePeople(tx, put.book.people));
  return StoreAccounts(tx, put.accounts);
}

}  // namespace

absl::StatusOr<ImportCounts> DirectoryImporter::Import(const DirectoryContent& incoming, std::string_view actor) {
  ASSIGN_OR_RETURN(const std::string sample_phc, SamplePassword(incoming));
  auto counts =
      sql::Write<ImportCounts>(database_, [&](sql::Transaction& tx) { return ImportIn(tx, incoming, sample_phc, actor); });
  if (counts.ok()) return counts;
  const AgencyId agency = FirstAgency(incoming);
  return AuditRefusal(
      database_,
      audit::Event{"directory.imported", agency, std::string(actor), Recipient{agency, {}}.Name(), "", "", clock_.Now()},
      counts.status());
}

absl::StatusOr<std::string> DirectoryImporter::SamplePassword(const DirectoryContent& incoming) {
  if (!is_sample_) return std::string();
  using Accounts = std::vector<Account>;
  ASSIGN_OR_RETURN(const Accounts known, sql::Read<Accounts>(database_, LoadAccounts));
  const auto is_new = [&](const Account& account) {
    return std::none_of(known.begin(), known.end(), [&](const Account& other) { return other.id == account.id; });
  };
  if (std::none_of(incoming.accounts.begin(), incoming.accounts.end(), is_new)) return std::string();
  return hasher_.Hash(kSamplePassword);
}

absl::StatusOr<ImportCounts> DirectoryImporter::ImportIn(sql::Transaction& tx, const DirectoryContent& incoming,
                                                         const std::string& sample_phc, std::string_view actor) {
  if (!is_sample_ && !incoming.accounts.empty()) return status::Error(status::Reason::kNotSample);
  DirectoryContent existing;
  ASSIGN_OR_RETURN(existing.book, LoadBookContent(tx));
  ASSIGN_OR_RETURN(existing.accounts, LoadAccounts(tx));
  RETURN_IF_ERROR(JudgeContent(existing, incoming));
  const DirectoryDifference difference = Difference(existing, incoming);
  if (difference.by_agency.empty()) return difference.total;
  RETURN_IF_ERROR(Store(tx, difference.put));
  if (!sample_phc.empty()) RETURN_IF_ERROR(AddPasswords(tx, difference.put.accounts, sample_phc, clock_.Now()));
  std::vector<audit::Event> events;
  for (const auto& [agency, counts] : difference.by_agency) {
    events.push_back(audit::Event{"directory.imported", agency, std::string(actor), Recipient{agency, {}}.Name(), "ok",
                                  absl::StrCat("thêm ", counts.added, ", sửa ", counts.changed), clock_.Now()});
  }
  RETURN_IF_ERROR(audit::Store(tx, events));
  RETURN_IF_ERROR(RaiseVersion(tx));
  return difference.total;
}

}  // namespace vanthu::directory
