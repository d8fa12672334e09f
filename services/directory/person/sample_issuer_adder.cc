#include "services/directory/person/sample_issuer_adder.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/directory/agency/agency_store.h"
#include "services/directory/agency/refusal_audit.h"
#include "services/directory/agency/version_store.h"
#include "services/directory/person/person_store.h"
#include "services/directory/person/signature_form.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::directory {
namespace {

using status::Reason;

absl::Status Judge(const SampleIssuer& sample) {
  if (!sample.full_name.empty() && sample.position.empty()) {
    return status::Error(Reason::kInvalidField, {{"field", "position"},
                                                 {"value", ""},
                                                 {"rule", "Người ký phải có chức vụ (Điều 13)."},
                                                 {"rule_en", "A signer has a position (Article 13)."}});
  }
  for (const std::string& form : sample.forms) {
    if (IsSignatureForm(form)) continue;
    return status::Error(Reason::kInvalidField, {{"field", "forms"},
                                                 {"value", form},
                                                 {"rule", "Hình thức ký là TM., KT., TL., TUQ. hoặc Q. (Điều 13)."},
                                                 {"rule_en", "A form is TM., KT., TL., TUQ. or Q. (Article 13)."}});
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<std::string>> SampleIssuerAdder::Add(const SampleIssuer& sample, std::string_view actor) {
  auto added = sql::Write<std::vector<std::string>>(database_, [&](sql::Transaction& tx) { return AddIn(tx, sample, actor); });
  if (added.ok()) return added;
  return AuditRefusal(
      database_,
      audit::Event{"sample.added", sample.agency, std::string(actor), Recipient{sample.agency, {}}.Name(), "", "", clock_.Now()},
      added.status());
}

absl::StatusOr<std::vector<std::string>> SampleIssuerAdder::AddIn(sql::Transaction& tx, const SampleIssuer& sample,
                                                                  std::string_view actor) {
  if (!is_sample_) return status::Error(Reason::kNotSample);
  RETURN_IF_ERROR(Judge(sample));
  ASSIGN_OR_RETURN(std::vector<Agency> agencies, LoadAgencies(tx));
  const auto agency = std::find_if(agencies.begin(), agencies.end(), [&](const Agency& a) { return a.id == sample.agency; });
  const std::string agency_name = Recipient{sample.agency, {}}.Name();
  if (agency == agencies.end()) return status::Error(Reason::kNotFound, {{"name", agency_name}});
  ASSIGN_OR_RETURN(std::vector<Person> people, LoadPeople(tx));
  std::erase_if(people, [&](const Person& person) { return person.agency != sample.agency; });

  std::vector<std::string> added;
  std::vector<audit::Event> events;
  const auto tell = [&](std::string subject, std::string what) {
    events.push_back(
        audit::Event{"sample.added", sample.agency, std::string(actor), std::move(subject), "ok", what, clock_.Now()});
    added.push_back(std::move(what));
  };
  if (std::optional<Unit> unit = MissingUnit(*agency, sample)) {
    tell(Recipient{sample.agency, unit->id}.Name(), absl::StrCat("đơn vị ", sample.unit_symbol, " của ", agency->display_name));
    agency->units = {*std::move(unit)};
    RETURN_IF_ERROR(StoreAgencies(tx, {*agency}));
  }
  if (const std::optional<Person> person = MissingPerson(people, sample, DayInVietnam(clock_.Now()))) {
    tell(absl::StrCat(agency_name, "/people/", person->id.text()),
         absl::StrCat("người ký ", sample.full_name, ", ", sample.position, ", ", agency->display_name));
    RETURN_IF_ERROR(StorePeople(tx, {*person}));
  }
  if (events.empty()) return added;
  RETURN_IF_ERROR(audit::Store(tx, events));
  RETURN_IF_ERROR(RaiseVersion(tx));
  return added;
}

}  // namespace vanthu::directory
