#include "gateway/http/unary_relay.h"

#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "gateway/http/byte_buffer.h"
#include "gateway/http/limits.h"
#include "gateway/http/message_answer.h"
#include "gateway/http/request_binding.h"
#include "gateway/http/request_fault.h"
#include "gateway/http/wire_fields.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

using status::Reason;

// JSON is UTF-8 and nothing else (RFC 8259, 8.1).
bool IsJson(std::string_view content_type) {
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  const bool fits = EqualsIgnoringCase(type.substr(0, type.find_last_not_of(' ') + 1), "application/json");
  const size_t charset = content_type.find("charset=");
  if (!fits || charset == std::string_view::npos) return fits;
  std::string_view name = content_type.substr(charset + 8);
  if (!name.empty() && name.front() == '"') name.remove_prefix(1);
  return EqualsIgnoringCase(name.substr(0, 5), "utf-8");
}

class UnaryRelay : public std::enable_shared_from_this<UnaryRelay> {
 public:
  explicit UnaryRelay(std::shared_ptr<Visit> visit)
      : visit_(std::move(visit)), binding_(visit_->route(), visit_->tools().codec) {}

  void Start() {
    auto rest = visit_->RestOfRequest();
    if (!rest.ok()) return visit_->Refuse(rest.status());
    rest_ = *std::move(rest);
    const absl::Status fits = JudgeBody();
    if (!fits.ok()) return visit_->Refuse(fits);
    if (visit_->head().body_bytes == 0u) return Call("");
    CollectBody(visit_, kMessageBodyBytesMax, [self = shared_from_this()](absl::StatusOr<std::string> body) {
      if (!body.ok()) return self->visit_->Refuse(body.status());
      self->Call(*body);
    });
  }

 private:
  absl::Status JudgeBody() const {
    const RequestHead& head = visit_->head();
    if (head.body_bytes == 0u) return absl::OkStatus();
    const RequestBody& body = visit_->route().body;
    if (body.is_none()) return FaultError(RequestFault::kNoBodyHere);
    const std::string* type = head.Find("Content-Type");
    if (!body.raw && (type == nullptr || !IsJson(*type))) {
      return status::Error(Reason::kUnsupportedMediaType,
                           {{"value", type == nullptr ? "" : *type}, {"wanted", "application/json"}});
    }
    const std::string* coding = head.Find("Content-Encoding");
    if (coding != nullptr && !EqualsIgnoringCase(*coding, "identity")) {
      return status::Error(Reason::kUnsupportedMediaType, {{"value", *coding}, {"wanted", "identity"}});
    }
    return absl::OkStatus();
  }

  absl::StatusOr<std::string> Request(const std::string& body) const {
    const RequestBody& kind = visit_->route().body;
    if (kind.is_none()) return rest_;
    if (kind.raw) {
      const std::string* type = visit_->head().Find("Content-Type");
      return binding_.RawBody(body, true, type == nullptr ? "" : *type) + rest_;
    }
    ASSIGN_OR_RETURN(std::string wire, binding_.JsonBody(body));
    // A body that names a session means that one; else it is the request's own.
    const auto* session = visit_->route().headers.session;
    if (session != nullptr && !FindBytesField(wire, session->number())) {
      AppendBytesField(session->number(), visit_->session_secret(), &wire);
    }
    return binding_.Joined(std::move(wire), rest_);
  }

  void Call(const std::string& body) {
    const absl::StatusOr<std::string> request = Request(body);
    if (!request.ok()) return visit_->Refuse(request.status());
    const absl::Status prepared = visit_->Prepare(visit_->tools().limits.answer_timeout, &context_);
    if (!prepared.ok()) return visit_->Refuse(prepared);
    if (!place_.Take(visit_->tools().calls, &context_, nullptr)) {
      return visit_->Refuse(status::Error(Reason::kUnavailable, {{"name", visit_->service_name()}}));
    }
    request_ = BufferOf(*request);
    visit_->stub().UnaryCall(&context_, visit_->route().rpc, grpc::StubOptions(), &request_, &response_,
                             [self = shared_from_this()](const grpc::Status& status) { self->Finish(status); });
  }

  void Finish(const grpc::Status& status) {
    if (status.ok()) {
      AnswerMessage(*visit_, WireOf(response_).text());
    } else {
      visit_->Refuse(status);
    }
    place_.Done();
  }

  LiveCalls::Place place_;  // first: the last to go
  const std::shared_ptr<Visit> visit_;
  const RequestBinding binding_;
  std::string rest_;
  grpc::ClientContext context_;
  grpc::ByteBuffer request_;
  grpc::ByteBuffer response_;
};

}  // namespace

void RelayUnary(std::shared_ptr<Visit> visit) { std::make_shared<UnaryRelay>(std::move(visit))->Start(); }

}  // namespace vanthu::gateway
