#include "services/platform/bus/kafka_client.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/platform/bus/access_refusal.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::bus {
namespace {

struct DestroyConf {
  void operator()(rd_kafka_conf_t* conf) const { rd_kafka_conf_destroy(conf); }
};
using Conf = std::unique_ptr<rd_kafka_conf_t, DestroyConf>;

void OnLog(const rd_kafka_t* client, int level, const char* facility, const char* text) {
  const auto* owner = static_cast<const ClientOwner*>(rd_kafka_opaque(client));
  Log(*owner->options, absl::StrFormat("librdkafka %d %s: %s", level, facility, text));
}

absl::Status ConfigInvalid(std::string_view field, std::string_view words) {
  return status::CausedError(status::Reason::kConfigInvalid, KafkaSays(words),
                             {{"name", "kafka"}, {"field", std::string(field)}});
}

absl::Status Set(rd_kafka_conf_t* conf, const std::string& name, const std::string& value) {
  std::array<char, 512> error{};
  if (rd_kafka_conf_set(conf, name.c_str(), value.c_str(), error.data(), error.size()) == RD_KAFKA_CONF_OK) {
    return absl::OkStatus();
  }
  return ConfigInvalid(name, error.data());
}

absl::Status SetAll(rd_kafka_conf_t* conf, const KafkaOptions& options, const ClientSetup& setup) {
  RETURN_IF_ERROR(Set(conf, "bootstrap.servers", options.bootstrap_servers));
  RETURN_IF_ERROR(Set(conf, "client.id", options.client_id));
  // 2.0.2 does not set TCP_NODELAY by itself: small requests over TLS would wait for each other's acknowledgements.
  RETURN_IF_ERROR(Set(conf, "socket.nagle.disable", "true"));
  RETURN_IF_ERROR(Set(conf, "reconnect.backoff.ms", "50"));
  RETURN_IF_ERROR(Set(conf, "reconnect.backoff.max.ms", "1000"));
  RETURN_IF_ERROR(Set(conf, "log.connection.close", "false"));
  for (const auto& [name, value] : setup.properties) RETURN_IF_ERROR(Set(conf, name, value));
  for (const auto& [name, value] : options.properties) RETURN_IF_ERROR(Set(conf, name, value));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Client> NewClient(const ClientOwner& owner, const ClientSetup& setup) {
  Conf conf(rd_kafka_conf_new());
  rd_kafka_conf_set_opaque(conf.get(), const_cast<ClientOwner*>(&owner));
  rd_kafka_conf_set_log_cb(conf.get(), OnLog);
  if (setup.on_delivery != nullptr) rd_kafka_conf_set_dr_msg_cb(conf.get(), setup.on_delivery);
  if (setup.on_error != nullptr) rd_kafka_conf_set_error_cb(conf.get(), setup.on_error);
  RETURN_IF_ERROR(SetAll(conf.get(), *owner.options, setup));
  std::array<char, 512> error{};
  Client client(rd_kafka_new(setup.type, conf.get(), error.data(), error.size()));
  if (!client) return ConfigInvalid("properties", error.data());
  conf.release();  // the client's from here on
  return client;
}

status::Cause KafkaSays(std::string_view words) { return status::Quoted({"thư viện Kafka", "the Kafka client"}, words); }

absl::Status BrokerUnavailable(status::Cause cause) {
  return status::CausedError(status::Reason::kBrokerUnavailable, std::move(cause));
}

absl::Status StatusOf(rd_kafka_resp_err_t error) {
  switch (error) {
    case RD_KAFKA_RESP_ERR_NO_ERROR:
      return absl::OkStatus();
    case RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE:
    case RD_KAFKA_RESP_ERR_RECORD_LIST_TOO_LARGE:
      return status::Error(status::Reason::kLimitExceeded,
                           {{"field", "record"}, {"limit", "message.max.bytes"}, {"value", rd_kafka_err2str(error)}});
    case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED:
      return RequestRefused(rd_kafka_err2name(error));
    case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED:
      return GroupRefused(rd_kafka_err2name(error));
    default:
      return BrokerUnavailable(KafkaSays(absl::StrFormat("%s (%s)", rd_kafka_err2str(error), rd_kafka_err2name(error))));
  }
}

absl::Status StatusOf(Error error) { return error ? StatusOf(rd_kafka_error_code(error.get())) : absl::OkStatus(); }

int Milliseconds(absl::Duration duration) {
  return static_cast<int>(std::clamp<int64_t>(absl::ToInt64Milliseconds(duration), 0, std::numeric_limits<int>::max()));
}

const std::string& GroupOf(const KafkaOptions& options) { return options.group.empty() ? options.client_id : options.group; }

void Log(const KafkaOptions& options, std::string_view line) {
  if (options.log) options.log(line);
}

}  // namespace vanthu::bus
