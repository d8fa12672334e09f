#include "services/directory/rpc/directory_service.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/directory/limits.h"
#include "services/directory/rpc/answer_mapping.h"
#include "services/directory/rpc/content_mapping.h"
#include "services/directory/rpc/resource_name.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/rpc/audit_mapping.h"
#include "services/platform/rpc/page.h"
#include "services/platform/rpc/person_token.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
DirectoryService::DirectoryService(rpc::Door& door, DirectoryRooms rooms, TokenMint mint, AccountService& accounts)
    : Api<v1::Directory>(door), rooms_(rooms), mint_(std::move(mint)) {
  Unary("ImportDirectory", this, &DirectoryService::ImportDirectory);
  Unary("GetAgency", this, &DirectoryService::GetAgency);
  Unary("ListAgencies", this, &DirectoryService::ListAgencies);
  Unary("FindConnectedAgencies", this, &DirectoryService::FindConnectedAgencies);
  Unary("ResolveIssuer", this, &DirectoryService::ResolveIssuer);
  Unary("ExpandRecipients", this, &DirectoryService::ExpandRecipients);
  Unary("JudgeSigner", this, &DirectoryService::JudgeSigner);
  Unary("AddSampleIssuer", this, &DirectoryService::AddSampleIssuer);
  Unary("PublishKey", this, &DirectoryService::PublishKey);
  Unary("GetKey", this, &DirectoryService::GetKey);
  Unary("ListKeys", this, &DirectoryService::ListKeys);
  Unary("PlaySampleAccount", this, &DirectoryService::PlaySampleAccount);
  Unary("ListAuditEvents", this, &DirectoryService::ListAuditEvents);
  BindAccounts(accounts);
}

void DirectoryService::BindAccounts(AccountService& accounts) {
  Unary("SignIn", &accounts, &AccountService::SignIn);
  Unary("RenewSession", &accounts, &AccountService::RenewSession);
  Unary("SignOut", &accounts, &AccountService::SignOut);
  Unary("SetPassword", &accounts, &AccountService::SetPassword);
  Unary("WhoAmI", &accounts, &AccountService::WhoAmI);
  Unary("ChangePassword", &accounts, &AccountService::ChangePassword);
  Unary("CreateAccount", &accounts, &AccountService::CreateAccount);
  Unary("GetAccount", &accounts, &AccountService::GetAccount);
  Unary("ListAccounts", &accounts, &AccountService::ListAccounts);
  Unary("UpdateAccount", &accounts, &AccountService::UpdateAccount);
  Unary("LockAccount", &accounts, &AccountService::LockAccount);
  Unary("UnlockAccount", &accounts, &AccountService::UnlockAccount);
  Unary("ResetPassword", &accounts, &AccountService::ResetPassword);
  Unary("AppointAdministrator", &accounts, &AccountService::AppointAdministrator);
}

absl::StatusOr<v1::ImportDirectoryResponse> DirectoryService::ImportDirectory(const Call& call,
                                                                              const v1::ImportDirectoryRequest& request) {
  ASSIGN_OR_RETURN(const DirectoryContent content, ContentFrom(request.content()));
  ASSIGN_OR_RETURN(const ImportCounts counts, rooms_.importer.Import(content, call.caller.name()));
  v1::ImportDirectoryResponse response;
  response.set_added(counts.added);
  response.set_changed(counts.changed);
  return response;
}

absl::StatusOr<v1::Agency> DirectoryService::GetAgency(const Call&, const v1::GetAgencyRequest& request) {
  ASSIGN_OR_RETURN(const AgencyId id, AgencyIdOf("name", request.name()));
  ASSIGN_OR_RETURN(const auto book, rooms_.shelf.Current());
  const Agency* agency = book->agencies().Find(id);
  if (agency == nullptr) return status::Error(status::Reason::kNotFound, {{"name", request.name()}});
  return ToProto(*agency);
}

absl::StatusOr<v1::ListAgenciesResponse> DirectoryService::ListAgencies(const Call&, const v1::ListAgenciesRequest& request) {
  ASSIGN_OR_RETURN(const auto day, OptionalDayOf("day", request.day()));
  ASSIGN_OR_RETURN(const int page_size, rpc::PageSizeOf(request.page_size()));
  ASSIGN_OR_RETURN(const std::string id_before, rpc::IdBefore(request.page_token()));
  ASSIGN_OR_RETURN(const auto book, rooms_.shelf.Current());
  const std::vector<Agency>& agencies = book->agencies().agencies();
  auto at = std::upper_bound(agencies.begin(), agencies.end(), id_before,
                             [](const std::string& after, const Agency& agency) { return after < agency.id.text(); });
  v1::ListAgenciesResponse response;
  for (; at != agencies.end(); ++at) {
    if (day && !at->validity.Holds(*day)) continue;
    if (response.agencies_size() == page_size) {
      ASSIGN_OR_RETURN(const std::string last, IdOfName("name", response.agencies(page_size - 1).name(), "agencies"));
      response.set_next_page_token(last);
      break;
    }
    *response.add_agencies() = ToProto(*at);
  }
  return response;
}

absl::StatusOr<v1::FindConnectedAgenciesResponse> DirectoryService::FindConnectedAgencies(
    const Call&, const v1::FindConnectedAgenciesRequest& request) {
  ASSIGN_OR_RETURN(const auto book, rooms_.shelf.Current());
  v1::FindConnectedAgenciesResponse response;
  for (const std::string& name : request.names()) {
    ASSIGN_OR_RETURN(const AgencyId id, AgencyIdOf("names", name));
    const Agency* agency = book->agencies().Find(id);
    if (agency != nullptr && agency->connected) response.add_names(name);
  }
  return response;
}

absl::StatusOr<v1::ResolveIssuerResponse> DirectoryService::ResolveIssuer(const Call&, const v1::ResolveIssuerRequest& request) {
  v1::ResolveIssuerRequest asked = request;
  if (asked.day().empty()) asked.set_day(DayText(DayInVietnam(rooms_.clock.Now())));
  ASSIGN_OR_RETURN(const IssuerQuestion question, QuestionFrom(asked));
  ASSIGN_OR_RETURN(const auto book, rooms_.shelf.Current());
  ASSIGN_OR_RETURN(const Issuer issuer, directory::ResolveIssuer(book->agencies(), question));
  return ToProto(book->agencies(), issuer);
}

absl::StatusOr<v1::ExpandRecipientsResponse> DirectoryService::ExpandRecipients(const Call&,
                                                                                const v1::ExpandRecipientsRequest& request) {
  ASSIGN_OR_RETURN(const ExpansionQuestion question, QuestionFrom(request));
  ASSIGN_OR_RETURN(const auto book, rooms_.shelf.Current());
  ASSIGN_OR_RETURN(const std::vector<ExpandedLine> lines, directory::ExpandRecipients(*book, question));
  return ToProto(*book, lines);
}

absl::StatusOr<v1::JudgeSignerResponse> DirectoryService::JudgeSigner(const Call&, const v1::JudgeSignerRequest& request) {
  ASSIGN_OR_RETURN(const SignatureQuestion question, QuestionFrom(request));
  ASSIGN_OR_RETURN(const auto book, rooms_.shelf.Current());
  ASSIGN_OR_RETURN(const Person* person, directory::JudgeSigner(book->agencies(), book->people(), question));
  v1::JudgeSignerResponse response;
  response.set_person(absl::StrCat("agencies/", person->agency.text(), "/people/", person->id.text()));
  return response;
}

absl::StatusOr<v1::AddSampleIssuerResponse> DirectoryService::AddSampleIssuer(const Call& call,
                                                                              const v1::AddSampleIssuerRequest& request) {
  ASSIGN_OR_RETURN(const SampleIssuer sample, SampleFrom(request));
  ASSIGN_OR_RETURN(const std::vector<std::string> added, rooms_.adder.Add(sample, call.caller.name()));
  v1::AddSampleIssuerResponse response;
  for (const std::string& what : added) response.add_added(what);
  return response;
}

absl::StatusOr<v1::Key> DirectoryService::PublishKey(const Call& call, const v1::PublishKeyRequest& request) {
  ASSIGN_OR_RETURN(AgencyKey key, KeyFrom(request.key(), rooms_.clock.Now()));
  // A person's token counts for the person, whichever process carries it.
  const std::string service = call.caller.person ? "" : call.caller.service;
  ASSIGN_OR_RETURN(const AgencyKey published, rooms_.keys.Publish({std::move(key), service, call.caller.name()}));
  return ToProto(published);
}

absl::StatusOr<v1::Key> DirectoryService::GetKey(const Call&, const v1::GetKeyRequest& request) {
  ASSIGN_OR_RETURN(const NameInAgency name, IdsOfName("name", request.name(), "keys"));
  ASSIGN_OR_RETURN(const AgencyKey key, rooms_.keys.Get(name.agency, KeyId::Trusted(name.id)));
  return ToProto(key);
}

absl::StatusOr<v1::ListKeysResponse> DirectoryService::ListKeys(const Call&, const v1::ListKeysRequest& request) {
  ASSIGN_OR_RETURN(const AgencyId agency, AgencyIdOf("parent", request.parent()));
  ASSIGN_OR_RETURN(const auto use, UseFrom(request.use()));
  ASSIGN_OR_RETURN(const auto at, InstantFrom("at", request.has_at(), request.at()));
  ASSIGN_OR_RETURN(const std::vector<AgencyKey> keys, rooms_.keys.List(agency, use, at));
  v1::ListKeysResponse response;
  for (const AgencyKey& key : keys) *response.add_keys() = ToProto(key);
  return response;
}

absl::StatusOr<v1::PlaySampleAccountResponse> DirectoryService::PlaySampleAccount(const Call& call,
                                                                                  const v1::PlaySampleAccountRequest& request) {
  ASSIGN_OR_RETURN(const std::string id, IdOfName("name", request.name(), "accounts"));
  ASSIGN_OR_RETURN(const Account account, rooms_.player.Play(AccountId::Trusted(id), call.caller.name()));
  const absl::Time expires = rooms_.clock.Now() + mint_.life;
  v1::PlaySampleAccountResponse response;
  response.set_token(rpc::MintPersonToken(mint_.key, {PersonOf(account), mint_.audience, "", expires}));
  *response.mutable_expires_at() = ToProto(expires);
  return response;
}

absl::StatusOr<v1::ListAuditEventsResponse> DirectoryService::ListAuditEvents(const Call&,
                                                                              const v1::ListAuditEventsRequest& request) {
  ASSIGN_OR_RETURN(const AgencyId agency, AgencyIdOf("parent", request.parent()));
  ASSIGN_OR_RETURN(const rpc::Page page, rpc::PageOf(request));
  using Events = std::vector<audit::StoredEvent>;
  ASSIGN_OR_RETURN(Events events, sql::Read<Events>(rooms_.database, [&](sql::Transaction& tx) {
                     return audit::List(tx, agency, page.after, page.count_max());
                   }));
  v1::ListAuditEventsResponse response;
  response.set_next_page_token(rpc::CutToPage(events, page.size, &audit::StoredEvent::id));
  for (const audit::StoredEvent& event : events) *response.add_events() = rpc::ToProto(event);
  return response;
}

}  // namespace vanthu::directory
