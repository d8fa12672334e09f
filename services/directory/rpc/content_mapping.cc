#include "services/directory/rpc/content_mapping.h"

#include <algorithm>
#include <string>
#include <utility>

#include "services/directory/rpc/resource_name.h"
#include "services/platform/status/macros.h"

namespace vanthu::directory {
namespace {

absl::StatusOr<Validity> ValidityFrom(const std::string& entry, const v1::Validity& validity) {
  Validity read;
  ASSIGN_OR_RETURN(read.first_day, OptionalDayOf(entry + ".first_day", validity.first_day()));
  ASSIGN_OR_RETURN(read.last_day, OptionalDayOf(entry + ".last_day", validity.last_day()));
  return read;
}

template <class Texts>
std::vector<std::string> CleanTexts(const Texts& texts) {
  std::vector<std::string> clean;
  for (const std::string& text : texts) clean.push_back(CleanText(text));
  return clean;
}

absl::StatusOr<Unit> UnitFrom(const AgencyId& agency, const v1::Unit& unit) {
  ASSIGN_OR_RETURN(const NameInAgency name, IdsOfName("units.name", unit.name(), "units"));
  if (name.agency != agency) {
    return InvalidField("units.name", unit.name(), "Đơn vị phải thuộc chính cơ quan này.", "A unit belongs to its own agency.");
  }
  ASSIGN_OR_RETURN(const Validity validity, ValidityFrom(unit.name(), unit.validity()));
  return Unit{UnitId::Trusted(name.id),
              CleanText(unit.display_name()),
              CleanTexts(unit.other_names()),
              CleanText(unit.symbol()),
              validity,
              unit.sample()};
}

absl::StatusOr<Agency> AgencyFrom(const v1::Agency& agency) {
  Agency read;
  ASSIGN_OR_RETURN(read.id, AgencyIdOf("agencies.name", agency.name()));
  ASSIGN_OR_RETURN(read.parent, OptionalAgencyIdOf(agency.name() + ".parent", agency.parent()));
  ASSIGN_OR_RETURN(read.province, OptionalAgencyIdOf(agency.name() + ".province", agency.province()));
  ASSIGN_OR_RETURN(read.validity, ValidityFrom(agency.name(), agency.validity()));
  read.display_name = CleanText(agency.display_name());
  read.other_names = CleanTexts(agency.other_names());
  read.symbol = CleanText(agency.symbol());
  read.kind = CleanText(agency.kind());
  read.code = CleanText(agency.code());
  read.code_102 = CleanText(agency.code_102());
  read.connected = agency.connected();
  read.place = CleanText(agency.place());
  read.external_register = agency.external_register();
  for (const v1::Unit& unit : agency.units()) {
    ASSIGN_OR_RETURN(Unit unit_read, UnitFrom(read.id, unit));
    read.units.push_back(std::move(unit_read));
  }
  std::sort(read.units.begin(), read.units.end(), [](const Unit& a, const Unit& b) { return a.id < b.id; });
  return read;
}

absl::StatusOr<Succession> SuccessionFrom(const v1::Succession& succession) {
  Succession read;
  ASSIGN_OR_RETURN(read.predecessor, AgencyIdOf("successions.predecessor", succession.predecessor()));
  ASSIGN_OR_RETURN(read.successor, AgencyIdOf("successions.successor", succession.successor()));
  ASSIGN_OR_RETURN(read.first_day, DayOf("successions.first_day", succession.first_day()));
  read.basis = CleanText(succession.basis());
  return read;
}

absl::StatusOr<Group> GroupFrom(const v1::Group& group) {
  ASSIGN_OR_RETURN(const NameInAgency name, IdsOfName("groups.name", group.name(), "groups"));
  Group read{{name.agency, GroupId::Trusted(name.id)}, CleanText(group.display_name()), CleanTexts(group.other_names()), {}};
  for (const v1::GroupRule& rule : group.rules()) {
    ASSIGN_OR_RETURN(const Validity validity, ValidityFrom(group.name(), rule.validity()));
    GroupRule rule_read{validity, CleanText(rule.kind()), {}};
    for (const std::string& member : rule.members()) {
      auto recipient = Recipient::Parse(member);
      if (!recipient.ok()) {
        return InvalidField(group.name() + ".members", member, "Thành viên có dạng agencies/{agency}[/units/{unit}].",
                            "A member has the form agencies/{agency}[/units/{unit}].");
      }
      rule_read.members.push_back(*std::move(recipient));
    }
    // As the store gives them back: in the order of their names, each once.
    auto& members = rule_read.members;
    std::sort(members.begin(), members.end(), [](const Recipient& a, const Recipient& b) { return a.Name() < b.Name(); });
    members.erase(std::unique(members.begin(), members.end()), members.end());
    read.rules.push_back(std::move(rule_read));
  }
  return read;
}

absl::StatusOr<Delegation> DelegationFrom(const std::string& entry, const v1::Delegation& delegation) {
  Delegation read{.form = CleanText(delegation.form()), .from_position = CleanText(delegation.from_position())};
  ASSIGN_OR_RETURN(read.from_agency, AgencyIdOf(entry + ".from_agency", delegation.from_agency()));
  ASSIGN_OR_RETURN(read.validity, ValidityFrom(entry, delegation.validity()));
  read.scope = CleanText(delegation.scope());
  read.document_types = {delegation.document_types().begin(), delegation.document_types().end()};
  read.basis = CleanText(delegation.basis());
  return read;
}

absl::StatusOr<Person> PersonFrom(const v1::Person& person) {
  ASSIGN_OR_RETURN(const NameInAgency name, IdsOfName("people.name", person.name(), "people"));
  Person read{name.agency, PersonId::Trusted(name.id), CleanText(person.full_name()), {}, person.sample()};
  for (const v1::Position& position : person.positions()) {
    ASSIGN_OR_RETURN(const Validity validity, ValidityFrom(person.name(), position.validity()));
    read.positions.push_back({CleanText(position.title()), validity, {position.forms().begin(), position.forms().end()}});
  }
  for (const v1::Delegation& delegation : person.delegations()) {
    ASSIGN_OR_RETURN(Delegation given, DelegationFrom(person.name() + ".delegations", delegation));
    read.delegations.push_back(std::move(given));
  }
  return read;
}

absl::StatusOr<Account> AccountFrom(const v1::Account& account) {
  ASSIGN_OR_RETURN(std::string id, IdOfName("accounts.name", account.name(), "accounts"));
  Account read;
  read.id = AccountId::Trusted(std::move(id));
  ASSIGN_OR_RETURN(read.agency, AgencyIdOf(account.name() + ".agency", account.agency()));
  for (const int role : account.roles()) {
    if (role == type::v1::ROLE_UNSPECIFIED || !type::v1::Role_IsValid(role)) {
      return InvalidField(account.name() + ".roles", std::to_string(role), "Vai trò này không có.", "There is no such role.");
    }
    read.roles.insert(static_cast<Role>(role));
  }
  return read;
}

template <class Messages, class T>
absl::Status ReadAll(const Messages& messages, std::vector<T>* all,
                     absl::StatusOr<T> (*from)(const typename Messages::value_type&)) {
  all->reserve(static_cast<size_t>(messages.size()));
  for (const auto& message : messages) {
    ASSIGN_OR_RETURN(T read, from(message));
    all->push_back(std::move(read));
  }
  return absl::OkStatus();
}

void SetValidity(const Validity& validity, v1::Validity* message) {
  if (validity.first_day) message->set_first_day(DayText(*validity.first_day));
  if (validity.last_day) message->set_last_day(DayText(*validity.last_day));
}

std::string NameOrEmpty(const AgencyId& id) { return id.empty() ? "" : Recipient{id, {}}.Name(); }

}  // namespace

absl::StatusOr<DirectoryContent> ContentFrom(const v1::Content& content) {
  DirectoryContent read;
  RETURN_IF_ERROR(ReadAll(content.agencies(), &read.book.agencies, AgencyFrom));
  RETURN_IF_ERROR(ReadAll(content.successions(), &read.book.successions, SuccessionFrom));
  RETURN_IF_ERROR(ReadAll(content.groups(), &read.book.groups, GroupFrom));
  RETURN_IF_ERROR(ReadAll(content.people(), &read.book.people, PersonFrom));
  RETURN_IF_ERROR(ReadAll(content.accounts(), &read.accounts, AccountFrom));
  return read;
}

v1::Agency ToProto(const Agency& agency) {
  v1::Agency message;
  message.set_name(Recipient{agency.id, {}}.Name());
  message.set_display_name(agency.display_name);
  for (const std::string& name : agency.other_names) message.add_other_names(name);
  message.set_symbol(agency.symbol);
  message.set_kind(agency.kind);
  message.set_parent(NameOrEmpty(agency.parent));
  message.set_province(NameOrEmpty(agency.province));
  message.set_code(agency.code);
  message.set_code_102(agency.code_102);
  SetValidity(agency.validity, message.mutable_validity());
  message.set_connected(agency.connected);
  message.set_place(agency.place);
  message.set_external_register(agency.external_register);
  for (const Unit& unit : agency.units) {
    v1::Unit* added = message.add_units();
    added->set_name(Recipient{agency.id, unit.id}.Name());
    added->set_display_name(unit.display_name);
    for (const std::string& name : unit.other_names) added->add_other_names(name);
    added->set_symbol(unit.symbol);
    SetValidity(unit.validity, added->mutable_validity());
    added->set_sample(unit.sample);
  }
  return message;
}

}  // namespace vanthu::directory
