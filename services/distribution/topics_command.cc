#include "services/distribution/topics_command.h"

#include <cstdio>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/distribution/rpc/directory_client.h"
#include "services/distribution/topic/topic_keeper.h"
#include "services/platform/runtime/config_file.h"
#include "services/platform/status/macros.h"

namespace vanthu::distribution {
namespace {

constexpr int kSomethingToDo = 2;

std::string TextOf(const bus::AccessRule& rule) {
  const char* kind = rule.kind == bus::AccessRule::Kind::kTopic ? "topic" : "group";
  const std::string from = rule.host == "*" ? "" : absl::StrCat(" từ · from ", rule.host);
  return absl::StrCat(rule.principal, " ", rule.right, " ", kind, " ", rule.name, rule.is_prefix ? "*" : "", from);
}

void Print(const TopicPlan& plan) {
  for (const std::string& topic : plan.topics) {
    std::printf("+ chủ đề · topic  %s\n", topic.c_str());
  }
  for (const bus::AccessRule& rule : plan.remove) std::printf("- quyền · rule    %s\n", TextOf(rule).c_str());
  for (const bus::AccessRule& rule : plan.add) std::printf("+ quyền · rule    %s\n", TextOf(rule).c_str());
  if (!plan.keeps_rules) {
    std::puts(
        "! Kafka không có quyền truy cập (authorizer.class.name): ai vào được thì đọc được mọi hộp nhận.\n"
        "  Kafka keeps no access rules (authorizer.class.name): whoever gets in can read every inbox.");
  }
  std::printf("%zu chủ đề cần tạo, %zu quyền cần cấp, %zu quyền thừa · %zu topics to make, %zu rules to add, %zu to remove\n",
              plan.topics.size(), plan.add.size(), plan.remove.size(), plan.topics.size(), plan.add.size(), plan.remove.size());
}

}  // namespace

absl::StatusOr<ConnectorPrincipals> PrincipalsOf(const std::string& file, const std::map<std::string, std::string>& entries) {
  std::map<AgencyId, std::string> own;
  for (const auto& [name, principal] : entries) {
    ASSIGN_OR_RETURN(AgencyId agency, AgencyId::Of(name));
    if (principal.empty() || principal.find_first_of(": ") != std::string::npos) {
      return runtime::WrongConfig(file, absl::StrCat("principals.", name),
                                  "cần tên mà Kafka biết bộ kết nối ấy, không có \"User:\" và khoảng trắng",
                                  "the name by which Kafka knows the connector is needed, without \"User:\" and spaces");
    }
    own.emplace(std::move(agency), principal);
  }
  return ConnectorPrincipals(std::move(own));
}

int RunTopics(runtime::ServiceProcess& process, const ConnectorPrincipals& principals) {
  const auto bus = process.NewBus();
  if (!bus.ok()) return process.Fail(bus.status());
  const auto admin = process.NewBrokerAdmin();
  if (!admin.ok()) return process.Fail(admin.status());
  DirectoryClient directory(process.ChannelTo("directory"), process.clock());
  TopicKeeper keeper({**bus, **admin, [&] { return directory.ListConnected(); }, principals});
  const auto plan = keeper.Plan();
  if (!plan.ok()) return process.Fail(plan.status());
  Print(*plan);
  if (process.verb_argument() == "plan") return plan->IsEmpty() ? 0 : kSomethingToDo;
  const absl::Status applied = keeper.Apply(*plan);
  if (!applied.ok()) return process.Fail(applied);
  std::puts("đã làm xong · done");
  return 0;
}

}  // namespace vanthu::distribution
