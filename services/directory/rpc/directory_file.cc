#include "services/directory/rpc/directory_file.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/directory/rpc/yaml_map.h"

namespace vanthu::directory {
namespace {

std::string AgencyName(const std::string& id) { return "agencies/" + id; }

// "h99-stttt" stands as "agencies/h99-stttt", "h99-stttt/vp" as "agencies/h99-stttt/units/vp".
std::string MemberName(const std::string& text) { return AgencyName(absl::StrReplaceAll(text, {{"/", "/units/"}})); }

class FileReader {
 public:
  FileReader(YamlFault& fault, v1::Content& content) : fault_(fault), content_(content) {}

  void Read(const YAML::Node& root) {
    YamlMap file(root, "", fault_);
    for (const YAML::Node& block : YamlList(file.Take("agencies"), "agencies", fault_)) ReadAgencies(block);
    for (const YAML::Node& block : YamlList(file.Take("successions"), "successions", fault_)) ReadSuccessions(block);
    for (const YAML::Node& group : YamlList(file.Take("groups"), "groups", fault_)) ReadGroup(group);
    for (const auto& [agency, people] : YamlMap(file.Take("people"), "people", fault_).TakeEntries()) ReadPeople(agency, people);
    for (const YAML::Node& block : YamlList(file.Take("accounts"), "accounts", fault_)) ReadAccounts(block);
    file.Finish();
  }

 private:
  // A block of agencies: what they have in common, then each by its id. Where an entry is only a text, it fills the {name} of the
  // defaults.
  void ReadAgencies(const YAML::Node& node) {
    YamlMap block(node, "agencies", fault_);
    const YAML::Node defaults = block.Take("defaults");
    for (const auto& [id, entry] : YamlMap(block.Take("list"), "agencies.list", fault_).TakeEntries()) {
      v1::Agency agency;
      agency.set_name(AgencyName(id));
      Fill(defaults, "agencies.defaults", id, &agency);
      if (entry.IsScalar()) {
        PutName(entry.Scalar(), &agency);
      } else {
        Fill(entry, "agencies.list." + id, id, &agency);
      }
      if (agency.display_name().empty() || agency.display_name().find('{') != std::string::npos) {
        fault_.Note(entry, absl::StrCat("agencies.list.", id, ".name"), "thiếu tên", "the name is missing");
      }
      // The id is the code at joining, in lower case and with '-' for '.'.
      if (agency.code().empty()) agency.set_code(absl::AsciiStrToUpper(absl::StrReplaceAll(id, {{"-", "."}})));
      *content_.add_agencies() = std::move(agency);
    }
    block.Finish();
  }

  static void PutName(const std::string& name, v1::Agency* agency) {
    const auto filled = [&](const std::string& text) { return absl::StrReplaceAll(text, {{"{name}", name}}); };
    agency->set_display_name(filled(agency->display_name()));
    agency->set_place(filled(agency->place()));
    for (std::string& other : *agency->mutable_other_names()) other = filled(other);
  }

  void Fill(const YAML::Node& node, const std::string& path, const std::string& id, v1::Agency* agency) {
    YamlMap entry(node, path, fault_);
    if (entry.Has("name")) agency->set_display_name(entry.Text("name"));
    if (entry.Has("symbol")) agency->set_symbol(entry.Text("symbol"));
    if (entry.Has("kind")) agency->set_kind(entry.Text("kind"));
    if (entry.Has("parent")) agency->set_parent(AgencyName(entry.Text("parent")));
    if (entry.Has("province")) agency->set_province(AgencyName(entry.Text("province")));
    if (entry.Has("code")) agency->set_code(entry.Text("code"));
    if (entry.Has("code_102")) agency->set_code_102(entry.Text("code_102"));
    if (entry.Has("place")) agency->set_place(entry.Text("place"));
    if (entry.Has("connected")) agency->set_connected(entry.Flag("connected"));
    if (entry.Has("external_register")) agency->set_external_register(entry.Flag("external_register"));
    for (std::string& name : entry.Texts("other_names")) agency->add_other_names(std::move(name));
    ReadValidity(&entry, agency->mutable_validity());
    for (const auto& [unit, fields] : YamlMap(entry.Take("units"), entry.PathOf("units"), fault_).TakeEntries()) {
      ReadUnit(id, unit, fields, agency->add_units());
    }
    entry.Finish();
  }

  void ReadUnit(const std::string& agency, const std::string& id, const YAML::Node& node, v1::Unit* unit) {
    YamlMap fields(node, "units." + id, fault_);
    unit->set_name(absl::StrCat(AgencyName(agency), "/units/", id));
    unit->set_display_name(fields.RequiredText("name"));
    unit->set_symbol(fields.Text("symbol"));
    for (std::string& name : fields.Texts("other_names")) unit->add_other_names(std::move(name));
    ReadValidity(&fields, unit->mutable_validity());
    fields.Finish();
  }

  static void ReadValidity(YamlMap* fields, v1::Validity* validity) {
    if (fields->Has("first_day")) validity->set_first_day(fields->Day("first_day"));
    if (fields->Has("last_day")) validity->set_last_day(fields->Day("last_day"));
  }

  // Successions of one decision: who follows whom.
  void ReadSuccessions(const YAML::Node& node) {
    YamlMap block(node, "successions", fault_);
    const std::string first_day = block.RequiredText("first_day");
    block.Day("first_day");
    const std::string basis = block.RequiredText("basis");
    for (const auto& [from, to] : YamlMap(block.Take("pairs"), "successions.pairs", fault_).TakeEntries()) {
      if (!to.IsScalar()) fault_.Note(to, "successions.pairs." + from, "phải là mã cơ quan", "has to be an agency's id");
      v1::Succession* succession = content_.add_successions();
      succession->set_predecessor(AgencyName(from));
      succession->set_successor(AgencyName(to.IsScalar() ? to.Scalar() : ""));
      succession->set_first_day(first_day);
      succession->set_basis(basis);
    }
    block.Finish();
  }

  void ReadGroup(const YAML::Node& node) {
    YamlMap fields(node, "groups", fault_);
    v1::Group* group = content_.add_groups();
    group->set_name(absl::StrCat(AgencyName(fields.RequiredText("owner")), "/groups/", fields.RequiredText("id")));
    group->set_display_name(fields.RequiredText("name"));
    for (std::string& name : fields.Texts("other_names")) group->add_other_names(std::move(name));
    for (const YAML::Node& item : YamlList(fields.Take("rules"), "groups.rules", fault_)) {
      YamlMap rule(item, "groups.rules", fault_);
      v1::GroupRule* added = group->add_rules();
      added->set_kind(rule.Text("kind"));
      for (const std::string& member : rule.Texts("members")) added->add_members(MemberName(member));
      ReadValidity(&rule, added->mutable_validity());
      rule.Finish();
    }
    fields.Finish();
  }

  void ReadPeople(const std::string& agency, const YAML::Node& people) {
    for (const auto& [id, node] : YamlMap(people, "people." + agency, fault_).TakeEntries()) {
      YamlMap fields(node, absl::StrCat("people.", agency, ".", id), fault_);
      v1::Person* person = content_.add_people();
      person->set_name(absl::StrCat(AgencyName(agency), "/people/", id));
      person->set_full_name(fields.RequiredText("name"));
      for (const YAML::Node& item : YamlList(fields.Take("positions"), fields.PathOf("positions"), fault_)) {
        YamlMap position(item, fields.PathOf("positions"), fault_);
        v1::Position* added = person->add_positions();
        added->set_title(position.RequiredText("title"));
        for (std::string& form : position.Texts("forms")) added->add_forms(std::move(form));
        ReadValidity(&position, added->mutable_validity());
        position.Finish();
      }
      for (const YAML::Node& item : YamlList(fields.Take("delegations"), fields.PathOf("delegations"), fault_)) {
        ReadDelegation(YamlMap(item, fields.PathOf("delegations"), fault_), person->add_delegations());
      }
      fields.Finish();
    }
  }

  void ReadDelegation(YamlMap given, v1::Delegation* added) {
    added->set_form(given.RequiredText("form"));
    added->set_from_agency(AgencyName(given.RequiredText("from_agency")));
    added->set_from_position(given.Text("from_position"));
    added->set_scope(given.Text("scope"));
    added->set_basis(given.Text("basis"));
    for (std::string& type : given.Texts("document_types")) added->add_document_types(std::move(type));
    ReadValidity(&given, added->mutable_validity());
    given.Finish();
  }

  // One account per role and agency of the kinds: "h99-stttt-clerk".
  void ReadAccounts(const YAML::Node& node) {
    YamlMap block(node, "accounts", fault_);
    const std::vector<std::string> kinds = block.Texts("kinds");
    const std::vector<std::string> roles = block.Texts("roles");
    for (const v1::Agency& agency : content_.agencies()) {
      if (std::find(kinds.begin(), kinds.end(), agency.kind()) == kinds.end()) continue;
      for (const std::string& role : roles) {
        v1::Account* account = content_.add_accounts();
        account->set_name(absl::StrCat("accounts/", agency.name().substr(AgencyName("").size()), "-", role));
        account->set_agency(agency.name());
        type::v1::Role value = type::v1::ROLE_UNSPECIFIED;
        if (!type::v1::Role_Parse("ROLE_" + absl::AsciiStrToUpper(role), &value)) {
          fault_.Note(node, "accounts.roles", absl::StrCat("không có vai trò ", role), absl::StrCat("there is no role ", role));
        }
        account->add_roles(value);
      }
    }
    block.Finish();
  }

  YamlFault& fault_;
  v1::Content& content_;
};

}  // namespace

absl::StatusOr<v1::Content> ReadDirectoryFile(std::string_view yaml, std::string_view name) {
  YamlFault fault{std::string(name), absl::OkStatus()};
  v1::Content content;
  try {
    FileReader(fault, content).Read(YAML::Load(std::string(yaml)));
  } catch (const YAML::Exception& broken) {
    fault.status = absl::OkStatus();
    fault.Note(YAML::Node(), absl::StrCat("dòng ", broken.mark.line + 1), "không phải YAML", broken.msg);
  }
  if (!fault.status.ok()) return fault.status;
  return content;
}

}  // namespace vanthu::directory
