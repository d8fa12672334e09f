#include "gateway/http/visit.h"

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "gateway/http/compression.h"
#include "gateway/http/error_answer.h"
#include "gateway/http/limits.h"
#include "gateway/http/request_binding.h"
#include "gateway/http/standing_fields.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

using status::Reason;

constexpr char kTimeoutHeader[] = "Grpc-Timeout";

// gRPC's own form (its HTTP/2 protocol): at most eight digits and a unit.
absl::StatusOr<absl::Duration> TimeoutOf(const std::string& text) {
  int64_t amount = 0;
  const bool is_number =
      text.size() >= 2 && text.size() <= 9 && absl::SimpleAtoi(text.substr(0, text.size() - 1), &amount) && amount > 0;
  absl::Duration unit;
  switch (is_number ? text.back() : '?') {
    case 'H':
      unit = absl::Hours(1);
      break;
    case 'M':
      unit = absl::Minutes(1);
      break;
    case 'S':
      unit = absl::Seconds(1);
      break;
    case 'm':
      unit = absl::Milliseconds(1);
      break;
    case 'u':
      unit = absl::Microseconds(1);
      break;
    case 'n':
      unit = absl::Nanoseconds(1);
      break;
    default:
      return status::Error(Reason::kInvalidField, {{"field", kTimeoutHeader},
                                                   {"value", text},
                                                   {"rule", "Viết số và đơn vị H, M, S, m, u hoặc n: \"5S\"."},
                                                   {"rule_en", "A number and a unit H, M, S, m, u or n are needed: \"5S\"."}});
  }
  return unit * amount;
}

bool IsJson(const ResponseHead& head) {
  return std::any_of(head.fields.begin(), head.fields.end(), [](const HeaderField& field) {
    return EqualsIgnoringCase(field.name, "Content-Type") && field.value.find("json") != std::string::npos;
  });
}

void Compress(const RequestHead& request, Response* response) {
  if (!IsJson(response->head) || response->body.size() < kCompressBytesMin) return;
  response->head.fields.push_back({"Vary", "Accept-Encoding"});
  const std::string* accepted = request.Find("Accept-Encoding");
  const Coding coding = accepted == nullptr ? Coding::kIdentity : CodingFor(*accepted);
  if (coding == Coding::kIdentity) return;
  std::string compressed = Compressed(response->body, coding);
  if (compressed.empty() || compressed.size() >= response->body.size()) return;
  response->body = std::move(compressed);
  response->head.fields.push_back({"Content-Encoding", std::string(Name(coding))});
}

void CollectMore(std::shared_ptr<Visit> visit, std::shared_ptr<std::string> body, int64_t bytes_max,
                 std::function<void(absl::StatusOr<std::string>)> then) {
  Exchange& exchange = visit->exchange();
  exchange.Read(
      [visit = std::move(visit), body = std::move(body), bytes_max, then = std::move(then)](absl::StatusOr<std::string> piece) {
        if (!piece.ok()) return then(piece.status());
        if (piece->empty()) return then(std::move(*body));
        body->append(*piece);
        if (static_cast<int64_t>(body->size()) > bytes_max) {
          return then(status::Error(Reason::kBodyTooLarge, {{"limit", absl::StrCat(bytes_max)}}));
        }
        CollectMore(visit, body, bytes_max, then);
      });
}

}  // namespace

Visit::Visit(std::shared_ptr<Exchange> exchange, ClientFacts client, RelayTools& tools)
    : exchange_(std::move(exchange)), client_(std::move(client)), tools_(tools), begun_at_(std::chrono::steady_clock::now()) {}

void Visit::Lead(const Route& route, grpc::GenericStub& stub, Target target, std::vector<std::string_view> segments) {
  route_ = &route;
  stub_ = &stub;
  target_ = std::move(target);
  segments_ = std::move(segments);
}

absl::StatusOr<std::string> Visit::RestOfRequest() const {
  return RequestBinding(*route_, tools_.codec).Rest(head(), target_, segments_);
}

absl::Status Visit::Prepare(absl::Duration usual_timeout, grpc::ClientContext* context) const {
  rpc::CallOptions options{.timeout = usual_timeout, .person_token = token_, .traceparent = ""};
  if (const std::string* named = head().Find(kTimeoutHeader)) {
    ASSIGN_OR_RETURN(const absl::Duration timeout, TimeoutOf(*named));
    options.timeout = std::min(timeout, kTimeoutMax);
  }
  const std::string* trace = head().Find("traceparent");
  const bool is_trace =
      trace != nullptr && trace->size() == 55 && trace->find_first_not_of("0123456789abcdef-") == std::string::npos;
  if (is_trace) options.traceparent = *trace;
  rpc::Prepare(options, *context);
  return absl::OkStatus();
}

void Visit::Answer(Response response) {
  AddStandingFields(client_.is_tls, &response.head);
  Compress(head(), &response);
  Count(response.head.status);
  exchange_->Answer(std::move(response));
}

void Visit::Refuse(const absl::Status& status) { Answer(ErrorAnswer(status)); }

void Visit::Refuse(const grpc::Status& status) { Refuse(WithReason(status, service_name())); }

void Visit::Begin(ResponseHead head) {
  AddStandingFields(client_.is_tls, &head);
  Count(head.status);
  exchange_->Begin(std::move(head));
}

void Visit::Count(int http_status) { tools_.metrics.Count(route_, http_status, std::chrono::steady_clock::now() - begun_at_); }

absl::Status JudgeBodyLength(const RequestHead& head, int64_t bytes_max) {
  if (!head.body_bytes || *head.body_bytes <= static_cast<uint64_t>(bytes_max)) return absl::OkStatus();
  return status::Error(Reason::kBodyTooLarge, {{"limit", absl::StrCat(bytes_max)}});
}

void CollectBody(std::shared_ptr<Visit> visit, int64_t bytes_max, std::function<void(absl::StatusOr<std::string>)> then) {
  const absl::Status fits = JudgeBodyLength(visit->head(), bytes_max);
  if (!fits.ok()) return then(fits);
  if (visit->head().body_bytes == 0u) return then(std::string());
  CollectMore(std::move(visit), std::make_shared<std::string>(), bytes_max, std::move(then));
}

}  // namespace vanthu::gateway
