#include "tests/integration/contract_access.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "gateway/http/gateway_file.h"
#include "services/platform/status/reason.h"

namespace vanthu::integration {
namespace {

using google::protobuf::MethodDescriptor;

const type::v1::Access& AccessOf(const MethodDescriptor& method) { return method.options().GetExtension(type::v1::access); }

}  // namespace

const std::vector<std::string>& ServicesWithAContract() {
  static const auto* const services =
      new std::vector<std::string>{"directory", "numbering", "distribution", "drafting", "connector"};
  return *services;
}

std::vector<const MethodDescriptor*> MethodsOf(const std::string& service) {
  const auto* descriptor = google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(gateway::ContractOf(service));
  std::vector<const MethodDescriptor*> methods;
  for (int i = 0; i < descriptor->method_count(); ++i) methods.push_back(descriptor->method(i));
  return methods;
}

std::string NameOf(const MethodDescriptor& method) { return absl::StrCat(method.service()->full_name(), "/", method.name()); }

bool MayPerson(const MethodDescriptor& method, type::v1::Role role, bool is_own) {
  const auto& roles = AccessOf(method).roles();
  return std::count(roles.begin(), roles.end(), role) > 0 && (is_own || !AccessOf(method).own_agency());
}

bool MayProcess(const MethodDescriptor& method, const std::string& process) {
  const auto& services = AccessOf(method).services();
  return std::count(services.begin(), services.end(), process) > 0;
}

bool IsTurnedAway(const absl::Status& status, const MethodDescriptor& method) {
  if (status::Is(status, status::Reason::kUnauthenticated)) return true;
  if (!status::Is(status, status::Reason::kPermissionDenied)) return false;
  const std::vector<status::Detail> details = status::DetailsOf(status);
  return std::any_of(details.begin(), details.end(),
                     [&](const status::Detail& detail) { return detail.value == NameOf(method); });
}

}  // namespace vanthu::integration
