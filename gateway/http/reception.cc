#include "gateway/http/reception.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gateway/http/client_facts.h"
#include "gateway/http/download_relay.h"
#include "gateway/http/error_answer.h"
#include "gateway/http/event_relay.h"
#include "gateway/http/message_answer.h"
#include "gateway/http/request_fault.h"
#include "gateway/http/session_cookie.h"
#include "gateway/http/unary_relay.h"
#include "gateway/http/upload_relay.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

using status::Reason;

constexpr size_t kCallersMax = 50'000;  // about 10 MB
constexpr char kJson[] = "application/json; charset=utf-8";
constexpr char kPrometheus[] = "text/plain; version=0.0.4; charset=utf-8";

Response Page(std::string type, std::string body) {
  return {.head = {.status = 200, .fields = {{"Content-Type", std::move(type)}}}, .body = std::move(body)};
}

Response NotAllowed(const RequestHead& head, std::vector<std::string> allowed) {
  std::sort(allowed.begin(), allowed.end());
  allowed.erase(std::unique(allowed.begin(), allowed.end()), allowed.end());
  const std::string list = absl::StrJoin(allowed, ", ");
  Response answer = ErrorAnswer(status::Error(Reason::kMethodNotAllowed, {{"method", head.method}, {"allowed", list}}));
  answer.head.fields.push_back({"Allow", list});
  return answer;
}

std::string_view PathOf(std::string_view target) { return target.substr(0, target.find_first_of("?#")); }

}  // namespace

Reception::Reception(ReceptionConfig config, ReceptionTools tools)
    : config_(std::move(config)),
      tools_(std::move(tools)),
      by_address_(config_.per_address, kCallersMax),
      by_token_(config_.per_token, kCallersMax) {}

void Reception::Receive(std::shared_ptr<Exchange> exchange) {
  ClientFacts client = ClientFactsOf(exchange->head(), config_.trusted_proxies);
  const std::string address = client.address;
  const bool came_by_proxy = client.came_by_proxy;
  auto visit = std::make_shared<Visit>(std::move(exchange), std::move(client), tools_.relay);
  absl::StatusOr<Target> target = Target::Of(visit->head().target);
  if (!target.ok()) return visit->Refuse(target.status());
  if (IsOwnPage(visit, *target, came_by_proxy)) return;
  if (auto file = config_.desk.Find(visit->head())) return visit->Answer(*std::move(file));
  if (IsOverRate(*visit, by_address_, address)) return;
  Send(std::move(visit), *std::move(target));
}

bool Reception::IsOwnPage(const std::shared_ptr<Visit>& visit, const Target& target, bool came_by_proxy) {
  if (target.segments.size() != 1) return false;
  const std::string_view name = target.segments.front();
  // Figures are for those who run the house: they ask us directly.
  const bool is_page = name == "healthz" || name == "readyz" || name == "openapi.json" || (name == "metrics" && !came_by_proxy);
  if (!is_page) return false;
  if (visit->head().method != "GET" && visit->head().method != "HEAD") {
    visit->Answer(NotAllowed(visit->head(), {"GET", "HEAD"}));
  } else if (name == "healthz") {
    visit->Answer(Page(kJson, "{\"alive\":true}"));
  } else if (name == "readyz") {
    tools_.readiness.Ask([visit](Response page) { visit->Answer(std::move(page)); });
  } else if (name == "metrics") {
    visit->Answer(Page(kPrometheus, tools_.relay.metrics.Text()));
  } else {
    const std::string tag = QuotedTag(crypto::Sha256(config_.open_api).Hex());
    Response page = Page(kJson, config_.open_api);
    if (HasVersion(visit->head(), tag)) page = {.head = {.status = 304}, .body = ""};
    page.head.fields.push_back({"ETag", tag});
    page.head.fields.push_back({"Cache-Control", "public, no-cache"});
    visit->Answer(std::move(page));
  }
  return true;
}

void Reception::Send(std::shared_ptr<Visit> visit, Target target) {
  RouteTable::Found found = tools_.table.Find(visit->head().method, target.segments);
  if (found.route == nullptr && !found.allowed.empty()) return visit->Answer(NotAllowed(visit->head(), std::move(found.allowed)));
  if (found.route == nullptr) {
    return visit->Refuse(status::Error(Reason::kNoSuchRoute, {{"value", std::string(PathOf(visit->head().target))}}));
  }
  const auto& stub = tools_.stubs.at(found.route->method->service()->full_name());
  visit->Lead(*found.route, *stub, std::move(target), std::move(found.segments));
  Identify(visit);
}

void Reception::Identify(const std::shared_ptr<Visit>& visit) {
  const HeaderFieldsOf& headers = visit->route().headers;
  if (headers.session != nullptr || headers.answer_session != nullptr) {
    absl::StatusOr<std::string> session = tools_.credentials.TakeSession(visit->head(), visit->client());
    if (!session.ok()) return visit->Refuse(session.status());
    visit->HoldSession(*std::move(session));
  }
  // Whoever signs in, or out, may do so with a session that is over.
  if (!visit->route().needs_person) return Admit(visit, std::string());
  tools_.credentials.TokenOf(visit->head(), visit->client(),
                             [this, visit](absl::StatusOr<std::string> token) { Admit(visit, std::move(token)); });
}

void Reception::Admit(const std::shared_ptr<Visit>& visit, absl::StatusOr<std::string> token) {
  if (!token.ok()) {
    Response refusal = ErrorAnswer(token.status());
    const bool is_tls = visit->client().is_tls;
    const bool is_stale = status::Is(token.status(), Reason::kSessionEnded) && !SessionCookieOf(visit->head(), is_tls).empty();
    if (is_stale) refusal.head.fields.push_back({"Set-Cookie", SetSessionCookie("", is_tls)});
    return visit->Answer(std::move(refusal));
  }
  // Without a person the service would judge the process that calls: us.
  if (token->empty() && visit->route().needs_person) {
    return visit->Refuse(FaultError(RequestFault::kNoCredential));
  }
  if (!token->empty() && IsOverRate(*visit, by_token_, crypto::Sha256(*token).Hex())) return;
  visit->SpeakFor(*std::move(token));
  switch (visit->route().shape) {
    case Shape::kUnary:
      return RelayUnary(visit);
    case Shape::kEvents:
      return RelayEvents(visit, tools_.heartbeat);
    case Shape::kDownload:
      return RelayDownload(visit);
    case Shape::kUpload:
      return RelayUpload(visit);
  }
}

bool Reception::IsOverRate(Visit& visit, RateLimiter& limiter, const std::string& caller) {
  const auto wait = limiter.Take(caller, tools_.clock.Now());
  if (!wait) return false;
  const std::string seconds = absl::StrCat(absl::ToInt64Seconds(absl::Ceil(*wait, absl::Seconds(1))));
  Response answer = ErrorAnswer(status::Error(Reason::kRateLimited, {{"seconds", seconds}}));
  answer.head.fields.push_back({"Retry-After", seconds});
  visit.Answer(std::move(answer));
  return true;
}

}  // namespace vanthu::gateway
