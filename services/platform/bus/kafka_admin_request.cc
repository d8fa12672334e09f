#include "services/platform/bus/kafka_admin_request.h"

#include <array>
#include <utility>

#include "services/platform/bus/kafka_client.h"

namespace vanthu::bus {
namespace {

struct DestroyQueue {
  void operator()(rd_kafka_queue_t* queue) const { rd_kafka_queue_destroy(queue); }
};
struct DestroyOptions {
  void operator()(rd_kafka_AdminOptions_t* options) const { rd_kafka_AdminOptions_destroy(options); }
};

}  // namespace

absl::StatusOr<Event> AskAdmin(rd_kafka_t* client, rd_kafka_admin_op_t operation, absl::Duration timeout,
                               const std::function<void(rd_kafka_AdminOptions_t*, rd_kafka_queue_t*)>& send) {
  std::array<char, 512> error{};
  const int timeout_ms = Milliseconds(timeout);
  const std::unique_ptr<rd_kafka_AdminOptions_t, DestroyOptions> how(rd_kafka_AdminOptions_new(client, operation));
  rd_kafka_AdminOptions_set_request_timeout(how.get(), timeout_ms, error.data(), error.size());
  if (operation == RD_KAFKA_ADMIN_OP_CREATETOPICS) {  // the only one here that the controller goes on with after its answer
    rd_kafka_AdminOptions_set_operation_timeout(how.get(), timeout_ms, error.data(), error.size());
  }
  const std::unique_ptr<rd_kafka_queue_t, DestroyQueue> answers(rd_kafka_queue_new(client));
  send(how.get(), answers.get());
  Event event(rd_kafka_queue_poll(answers.get(), 2 * timeout_ms));
  if (!event)
    return BrokerUnavailable(
        {"Kafka không trả lời câu hỏi về chủ đề hoặc quyền", "no answer to a question about topics or rules"});
  return event;
}

}  // namespace vanthu::bus
