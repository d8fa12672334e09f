#include "services/platform/bus/kafka_broker_admin.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "services/platform/bus/access_refusal.h"
#include "services/platform/bus/kafka_admin_request.h"
#include "services/platform/bus/kafka_client.h"
#include "services/platform/status/macros.h"

namespace vanthu::bus {
namespace {

constexpr size_t kRulesInOneRequest = 500;  // the controller writes each request as one batch, and takes no more than 10,000

struct DestroyRule {
  void operator()(rd_kafka_AclBinding_t* rule) const { rd_kafka_AclBinding_destroy(rule); }
};
using Binding = std::unique_ptr<rd_kafka_AclBinding_t, DestroyRule>;  // a rule, or the filter that finds it

struct DestroyQuestion {
  void operator()(rd_kafka_ListConsumerGroupOffsets_t* question) const { rd_kafka_ListConsumerGroupOffsets_destroy(question); }
};

rd_kafka_ResourceType_t TypeOf(AccessRule::Kind kind) {
  return kind == AccessRule::Kind::kTopic ? RD_KAFKA_RESOURCE_TOPIC : RD_KAFKA_RESOURCE_GROUP;
}

rd_kafka_AclOperation_t OperationOf(const std::string& right) {
  for (int operation = 0; operation < RD_KAFKA_ACL_OPERATION__CNT; ++operation) {
    const auto known = static_cast<rd_kafka_AclOperation_t>(operation);
    if (right == rd_kafka_AclOperation_name(known)) return known;
  }
  return RD_KAFKA_ACL_OPERATION_UNKNOWN;
}

rd_kafka_ResourcePatternType_t PatternOf(const AccessRule& rule) {
  return rule.is_prefix ? RD_KAFKA_RESOURCE_PATTERN_PREFIXED : RD_KAFKA_RESOURCE_PATTERN_LITERAL;
}

// What makes a rule of librdkafka from ours: the rule itself, or a filter that finds exactly it.
using MakeBinding = decltype(rd_kafka_AclBinding_new);

absl::StatusOr<std::vector<Binding>> BindingsOf(MakeBinding* make, const AccessRule* begin, const AccessRule* end) {
  std::vector<Binding> bindings;
  std::array<char, 512> error{};
  for (const AccessRule* rule = begin; rule != end; ++rule) {
    bindings.emplace_back(make(TypeOf(rule->kind), rule->name.c_str(), PatternOf(*rule), rule->principal.c_str(),
                               rule->host.c_str(), OperationOf(rule->right), RD_KAFKA_ACL_PERMISSION_TYPE_ALLOW, error.data(),
                               error.size()));
    if (!bindings.back()) return BrokerUnavailable(KafkaSays(error.data()));
  }
  return bindings;
}

AccessRule RuleOf(const rd_kafka_AclBinding_t* binding) {
  return {.principal = rd_kafka_AclBinding_principal(binding),
          .kind = rd_kafka_AclBinding_restype(binding) == RD_KAFKA_RESOURCE_TOPIC ? AccessRule::Kind::kTopic
                                                                                  : AccessRule::Kind::kGroup,
          .name = rd_kafka_AclBinding_name(binding),
          .is_prefix = rd_kafka_AclBinding_resource_pattern_type(binding) == RD_KAFKA_RESOURCE_PATTERN_PREFIXED,
          .right = rd_kafka_AclOperation_name(rd_kafka_AclBinding_operation(binding)),
          .host = rd_kafka_AclBinding_host(binding)};
}

absl::Status ErrorOf(const rd_kafka_error_t* error) {
  return error == nullptr ? absl::OkStatus() : StatusOf(rd_kafka_error_code(error));
}

absl::Status CreatedAll(rd_kafka_event_t* event) {
  size_t count = 0;
  const rd_kafka_acl_result_t** results = rd_kafka_CreateAcls_result_acls(rd_kafka_event_CreateAcls_result(event), &count);
  for (size_t i = 0; i < count; ++i) RETURN_IF_ERROR(ErrorOf(rd_kafka_acl_result_error(results[i])));
  return absl::OkStatus();
}

absl::Status DeletedAll(rd_kafka_event_t* event) {
  size_t count = 0;
  const rd_kafka_DeleteAcls_result_response_t** responses =
      rd_kafka_DeleteAcls_result_responses(rd_kafka_event_DeleteAcls_result(event), &count);
  for (size_t i = 0; i < count; ++i) RETURN_IF_ERROR(ErrorOf(rd_kafka_DeleteAcls_result_response_error(responses[i])));
  return absl::OkStatus();
}

}  // namespace

struct KafkaBrokerAdmin::Link {
  explicit Link(KafkaOptions given) : options(std::move(given)) {}

  absl::StatusOr<Event> Ask(rd_kafka_admin_op_t operation,
                            const std::function<void(rd_kafka_AdminOptions_t*, rd_kafka_queue_t*)>& send) {
    ASSIGN_OR_RETURN(Event event, AskAdmin(client.get(), operation, options.request_timeout, send));
    RETURN_IF_ERROR(StatusOf(rd_kafka_event_error(event.get())));
    return event;
  }

  const KafkaOptions options;
  const ClientOwner owner{this, &options};
  Client client;
};

KafkaBrokerAdmin::KafkaBrokerAdmin(std::unique_ptr<Link> link) : link_(std::move(link)) {}
KafkaBrokerAdmin::~KafkaBrokerAdmin() = default;

absl::StatusOr<std::unique_ptr<KafkaBrokerAdmin>> KafkaBrokerAdmin::Of(KafkaOptions options) {
  auto link = std::make_unique<Link>(std::move(options));
  ASSIGN_OR_RETURN(link->client, NewClient(link->owner, {.type = RD_KAFKA_PRODUCER}));
  return std::unique_ptr<KafkaBrokerAdmin>(new KafkaBrokerAdmin(std::move(link)));
}

absl::StatusOr<std::set<std::string>> KafkaBrokerAdmin::Topics() {
  const rd_kafka_metadata_t* metadata = nullptr;
  RETURN_IF_ERROR(
      StatusOf(rd_kafka_metadata(link_->client.get(), 1, nullptr, &metadata, Milliseconds(link_->options.request_timeout))));
  std::set<std::string> topics;
  for (int i = 0; i < metadata->topic_cnt; ++i) topics.insert(metadata->topics[i].topic);
  rd_kafka_metadata_destroy(metadata);
  return topics;
}

absl::StatusOr<std::optional<std::set<AccessRule>>> KafkaBrokerAdmin::Rules() {
  ASSIGN_OR_RETURN(auto rules, RulesOf(AccessRule::Kind::kTopic));
  if (!rules) return rules;
  ASSIGN_OR_RETURN(auto of_groups, RulesOf(AccessRule::Kind::kGroup));
  if (of_groups) rules->merge(*of_groups);
  return rules;
}

// One kind at a time: librdkafka refuses a whole answer in which there is a kind that it does not know.
absl::StatusOr<std::optional<std::set<AccessRule>>> KafkaBrokerAdmin::RulesOf(AccessRule::Kind kind) {
  std::array<char, 512> error{};
  const Binding all(rd_kafka_AclBindingFilter_new(TypeOf(kind), nullptr, RD_KAFKA_RESOURCE_PATTERN_ANY, nullptr, nullptr,
                                                  RD_KAFKA_ACL_OPERATION_ANY, RD_KAFKA_ACL_PERMISSION_TYPE_ALLOW, error.data(),
                                                  error.size()));
  if (!all) return BrokerUnavailable(KafkaSays(error.data()));
  const auto send = [&](auto* how, auto* answers) { rd_kafka_DescribeAcls(link_->client.get(), all.get(), how, answers); };
  ASSIGN_OR_RETURN(const Event event,
                   AskAdmin(link_->client.get(), RD_KAFKA_ADMIN_OP_DESCRIBEACLS, link_->options.request_timeout, send));
  const rd_kafka_resp_err_t error_code = rd_kafka_event_error(event.get());
  const bool keeps_none =
      error_code == RD_KAFKA_RESP_ERR_SECURITY_DISABLED || error_code == RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE;
  if (keeps_none) return std::optional<std::set<AccessRule>>();
  RETURN_IF_ERROR(StatusOf(error_code));
  size_t count = 0;
  const rd_kafka_AclBinding_t** found =
      rd_kafka_DescribeAcls_result_acls(rd_kafka_event_DescribeAcls_result(event.get()), &count);
  std::set<AccessRule> rules;
  for (size_t i = 0; i < count; ++i) rules.insert(RuleOf(found[i]));
  return std::optional(std::move(rules));
}

absl::Status KafkaBrokerAdmin::AddRules(const std::vector<AccessRule>& rules) {
  for (size_t at = 0; at < rules.size(); at += kRulesInOneRequest) {
    const size_t count = std::min(kRulesInOneRequest, rules.size() - at);
    ASSIGN_OR_RETURN(const auto bindings, BindingsOf(rd_kafka_AclBinding_new, rules.data() + at, rules.data() + at + count));
    std::vector<rd_kafka_AclBinding_t*> request;
    for (const Binding& binding : bindings) request.push_back(binding.get());
    ASSIGN_OR_RETURN(const Event event, link_->Ask(RD_KAFKA_ADMIN_OP_CREATEACLS, [&](auto* how, auto* answers) {
      rd_kafka_CreateAcls(link_->client.get(), request.data(), request.size(), how, answers);
    }));
    RETURN_IF_ERROR(CreatedAll(event.get()));
  }
  return absl::OkStatus();
}

absl::Status KafkaBrokerAdmin::RemoveRules(const std::vector<AccessRule>& rules) {
  for (size_t at = 0; at < rules.size(); at += kRulesInOneRequest) {
    const size_t count = std::min(kRulesInOneRequest, rules.size() - at);
    ASSIGN_OR_RETURN(const auto bindings,
                     BindingsOf(rd_kafka_AclBindingFilter_new, rules.data() + at, rules.data() + at + count));
    std::vector<rd_kafka_AclBindingFilter_t*> request;
    for (const Binding& binding : bindings) request.push_back(binding.get());
    ASSIGN_OR_RETURN(const Event event, link_->Ask(RD_KAFKA_ADMIN_OP_DELETEACLS, [&](auto* how, auto* answers) {
      rd_kafka_DeleteAcls(link_->client.get(), request.data(), request.size(), how, answers);
    }));
    RETURN_IF_ERROR(DeletedAll(event.get()));
  }
  return absl::OkStatus();
}

absl::Status KafkaBrokerAdmin::MayUseItsGroup() {
  const std::unique_ptr<rd_kafka_ListConsumerGroupOffsets_t, DestroyQuestion> question(
      rd_kafka_ListConsumerGroupOffsets_new(GroupOf(link_->options).c_str(), nullptr));
  rd_kafka_ListConsumerGroupOffsets_t* request = question.get();
  ASSIGN_OR_RETURN(const Event event, link_->Ask(RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPOFFSETS, [&](auto* how, auto* answers) {
    rd_kafka_ListConsumerGroupOffsets(link_->client.get(), &request, 1, how, answers);
  }));
  size_t count = 0;
  const rd_kafka_group_result_t** groups =
      rd_kafka_ListConsumerGroupOffsets_result_groups(rd_kafka_event_ListConsumerGroupOffsets_result(event.get()), &count);
  for (size_t i = 0; i < count; ++i) RETURN_IF_ERROR(ErrorOf(rd_kafka_group_result_error(groups[i])));
  return absl::OkStatus();
}

}  // namespace vanthu::bus
