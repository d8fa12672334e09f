#include "services/platform/rpc/access_rule.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/platform/rpc/role_name.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using Path = std::vector<const FieldDescriptor*>;

const FieldDescriptor* SingleString(const Descriptor& message, const char* name) {
  const FieldDescriptor* field = message.FindFieldByName(name);
  const bool fits = field != nullptr && !field->is_repeated() && field->type() == FieldDescriptor::TYPE_STRING;
  return fits ? field : nullptr;
}

// Every place that may name the agency of a request: `parent` or `name`; in a request that has neither, the `name` of a message
// in it.
std::vector<Path> AgencyPaths(const Descriptor& request) {
  std::vector<Path> paths;
  for (const char* name : {"parent", "name"}) {
    if (const FieldDescriptor* field = SingleString(request, name)) paths.push_back({field});
  }
  if (!paths.empty()) return paths;
  for (int i = 0; i < request.field_count(); ++i) {
    const FieldDescriptor* field = request.field(i);
    if (field->is_repeated() || field->type() != FieldDescriptor::TYPE_MESSAGE) continue;
    if (const FieldDescriptor* name = SingleString(*field->message_type(), "name")) paths.push_back({field, name});
  }
  return paths;
}

const std::string& ValueAt(const Path& path, const google::protobuf::Message& request, std::string* scratch) {
  const google::protobuf::Message* message = &request;
  for (size_t i = 0; i + 1 < path.size(); ++i) message = &message->GetReflection()->GetMessage(*message, path[i]);
  return message->GetReflection()->GetStringReference(*message, path.back(), scratch);
}

absl::Status Fault(const std::string& method, std::string_view what) {
  return absl::FailedPreconditionError(absl::StrFormat("%s %s", method, what));
}

}  // namespace

absl::StatusOr<AgencyId> AgencyOfName(std::string_view field, std::string_view name) {
  const std::vector<std::string> parts = absl::StrSplit(std::string(name), '/');
  if (parts.size() >= 2 && parts[0] == "agencies") {
    if (auto agency = AgencyId::Of(parts[1]); agency.ok()) return agency;
  }
  return status::Error(status::Reason::kInvalidField, {{"field", std::string(field)},
                                                       {"value", std::string(name)},
                                                       {"rule", "Tên phải có dạng agencies/{agency}/…"},
                                                       {"rule_en", "The name has to be agencies/{agency}/…"}});
}

absl::StatusOr<AccessRule> AccessRule::Of(const google::protobuf::MethodDescriptor& method) {
  AccessRule rule;
  rule.method_ = absl::StrFormat("%s/%s", method.service()->full_name(), method.name());
  if (!method.options().HasExtension(type::v1::access)) return Fault(rule.method_, "has no access rule");
  const type::v1::Access& access = method.options().GetExtension(type::v1::access);
  for (const int role : access.roles()) {
    if (role == type::v1::ROLE_UNSPECIFIED || !type::v1::Role_IsValid(role)) return Fault(rule.method_, "names an unknown role");
    rule.roles_.insert(static_cast<type::v1::Role>(role));
  }
  rule.services_.insert(access.services().begin(), access.services().end());
  rule.services_.erase("");
  if (rule.roles_.empty() && rule.services_.empty()) return Fault(rule.method_, "has an access rule that names nobody");
  rule.own_agency_ = access.own_agency();
  if (!rule.own_agency_) return rule;
  if (rule.roles_.empty()) return Fault(rule.method_, "binds persons to their agency and lets none in");
  const std::vector<Path> paths = AgencyPaths(*method.input_type());
  if (paths.size() != 1) return Fault(rule.method_, absl::StrFormat("names its agency in %d places, not in one", paths.size()));
  rule.agency_path_ = paths.front();
  return rule;
}

absl::Status AccessRule::Judge(const Caller& caller) const {
  if (caller.anonymous()) {
    return status::CausedError(status::Reason::kUnauthenticated,
                               {"không có bằng chứng ai đang gọi", "no proof of who is calling"});
  }
  if (!caller.person) {
    if (services_.contains(caller.service)) return absl::OkStatus();
    return Denied(caller, "dịch vụ này không được phép gọi", "this service is not among its callers");
  }
  const auto& held = caller.person->roles;
  if (std::any_of(held.begin(), held.end(), [this](type::v1::Role role) { return roles_.contains(role); }))
    return absl::OkStatus();
  if (roles_.empty()) return Denied(caller, "chỉ dành cho dịch vụ", "it is for services only");
  const auto named = [this](std::string_view RoleName::*language) {
    return absl::StrJoin(roles_, ", ", [&](std::string* out, type::v1::Role role) { out->append(NameOf(role).*language); });
  };
  return Denied(caller, absl::StrCat("dành cho vai trò ", named(&RoleName::vietnamese)),
                absl::StrCat("it is for the roles ", named(&RoleName::english)));
}

absl::Status AccessRule::JudgeAgency(const Caller& caller, const google::protobuf::Message& request) const {
  if (!own_agency_ || !caller.person) return absl::OkStatus();
  std::string scratch;
  ASSIGN_OR_RETURN(const AgencyId named, AgencyOfName(agency_path_.back()->name(), ValueAt(agency_path_, request, &scratch)));
  if (named == caller.person->agency) return absl::OkStatus();
  return Denied(caller, absl::StrFormat("chỉ được làm việc với cơ quan của mình, không phải %s", named.text()),
                absl::StrFormat("only the caller's own agency may be named, not %s", named.text()));
}

absl::Status AccessRule::Denied(const Caller& caller, std::string_view vietnamese, std::string_view english) const {
  return status::Error(
      status::Reason::kPermissionDenied,
      {{"caller", caller.name()}, {"method", method_}, {"rule", std::string(vietnamese)}, {"rule_en", std::string(english)}});
}

}  // namespace vanthu::rpc
