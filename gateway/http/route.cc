#include "gateway/http/route.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "google/api/annotations.pb.h"
#include "services/platform/status/macros.h"
#include "vanthu/type/v1/access.pb.h"

namespace vanthu::gateway {
namespace {

using google::api::HttpRule;
using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;

constexpr char kHttpBody[] = "google.api.HttpBody";
constexpr char kOwnProcess[] = "gateway";

absl::Status Fault(const MethodDescriptor& method, std::string_view what) {
  return absl::FailedPreconditionError(absl::StrFormat("%s: %s", method.full_name(), what));
}

const FieldDescriptor* Single(const Descriptor& message, const std::string& name, FieldDescriptor::Type type) {
  const FieldDescriptor* field = message.FindFieldByName(name);
  return field != nullptr && !field->is_repeated() && field->type() == type ? field : nullptr;
}

const FieldDescriptor* SingleText(const Descriptor& message, const std::string& name) {
  return Single(message, name, FieldDescriptor::TYPE_STRING);
}

RawBytes RawOf(const Descriptor& message, const FieldDescriptor* holder) {
  if (message.full_name() != kHttpBody) return {};
  return {.holder = holder, .data = message.FindFieldByName("data"), .content_type = message.FindFieldByName("content_type")};
}

RawBytes RawOf(const FieldDescriptor& field) {
  if (field.is_repeated()) return {};
  if (field.type() == FieldDescriptor::TYPE_BYTES) return {.holder = nullptr, .data = &field, .content_type = nullptr};
  return field.type() == FieldDescriptor::TYPE_MESSAGE ? RawOf(*field.message_type(), &field) : RawBytes{};
}

absl::StatusOr<FieldPath> FieldPathOf(const MethodDescriptor& method, const std::string& dotted) {
  FieldPath path;
  const Descriptor* message = method.input_type();
  for (const std::string& name : std::vector<std::string>(absl::StrSplit(dotted, '.'))) {
    const FieldDescriptor* field = message == nullptr ? nullptr : message->FindFieldByName(name);
    if (field == nullptr || field->is_repeated()) return Fault(method, absl::StrCat("the path names no single field ", dotted));
    path.push_back(field);
    message = field->message_type();
  }
  if (message != nullptr) return Fault(method, absl::StrCat("the path's field is a message: ", dotted));
  return path;
}

absl::Status BindPath(const HttpRule& rule, Route* route) {
  static const std::string kDelete = "DELETE", kGet = "GET", kPatch = "PATCH", kPost = "POST", kPut = "PUT";
  switch (rule.pattern_case()) {
    case HttpRule::kGet:
      route->http_method = kGet, route->path_text = rule.get();
      break;
    case HttpRule::kPut:
      route->http_method = kPut, route->path_text = rule.put();
      break;
    case HttpRule::kPost:
      route->http_method = kPost, route->path_text = rule.post();
      break;
    case HttpRule::kDelete:
      route->http_method = kDelete, route->path_text = rule.delete_();
      break;
    case HttpRule::kPatch:
      route->http_method = kPatch, route->path_text = rule.patch();
      break;
    default:
      return Fault(*route->method, "the rule has no path");
  }
  ASSIGN_OR_RETURN(route->path, PathTemplate::Parse(route->path_text));
  for (const PathTemplate::Variable& variable : route->path.variables()) {
    ASSIGN_OR_RETURN(FieldPath path, FieldPathOf(*route->method, variable.field));
    route->path_fields.push_back(std::move(path));
  }
  return absl::OkStatus();
}

absl::Status BindBody(const HttpRule& rule, Route* route) {
  const Descriptor& request = *route->method->input_type();
  if (rule.body() == "*") {
    route->body.raw = RawOf(request, nullptr);
    route->body.is_whole = !route->body.raw;
  } else if (!rule.body().empty()) {
    const FieldDescriptor* field = request.FindFieldByName(rule.body());
    if (field == nullptr || field->is_repeated())
      return Fault(*route->method, absl::StrCat("no field for the body: ", rule.body()));
    route->body.raw = RawOf(*field);
    if (!route->body.raw && field->type() != FieldDescriptor::TYPE_MESSAGE)
      return Fault(*route->method, "the body is no message");
    if (!route->body.raw) route->body.field = field;
  }
  const bool may_have_body = route->http_method != "GET" && route->http_method != "DELETE";
  if (!route->body.is_none() && !may_have_body) return Fault(*route->method, "a GET or DELETE has no body");
  return absl::OkStatus();
}

absl::Status BindAnswer(const HttpRule& rule, Route* route) {
  const Descriptor& answer = *route->method->output_type();
  route->answer_raw = RawOf(answer, nullptr);
  if (rule.response_body().empty()) return absl::OkStatus();
  const FieldDescriptor* field = answer.FindFieldByName(rule.response_body());
  if (field == nullptr || field->is_repeated()) return Fault(*route->method, "no field for the answer's body");
  route->answer_raw = RawOf(*field);
  if (route->answer_raw) return absl::OkStatus();
  if (field->type() != FieldDescriptor::TYPE_MESSAGE) return Fault(*route->method, "the answer's body is no message");
  route->answer_field = field;
  return absl::OkStatus();
}

absl::Status BindShape(Route* route) {
  const MethodDescriptor& method = *route->method;
  if (method.client_streaming() && method.server_streaming()) return Fault(method, "streams both ways, which HTTP cannot");
  if (method.client_streaming()) {
    if (!route->body.raw) return Fault(method, "streams a request whose body is not raw bytes");
    route->shape = Shape::kUpload;
  } else if (method.server_streaming()) {
    route->shape = route->answer_raw ? Shape::kDownload : Shape::kEvents;
    if (route->http_method != "GET") return Fault(method, "streams its answer, which takes a GET");
    if (route->answer_field != nullptr) return Fault(method, "streams a part of its answer");
  }
  return absl::OkStatus();
}

// `after_x` in the request for a stream whose messages have `x`: the reader that knows x is given what came behind it.
void BindMark(Route* route) {
  const Descriptor& request = *route->method->input_type();
  for (int i = 0; i < request.field_count(); ++i) {
    const FieldDescriptor* after = request.field(i);
    if (!absl::StartsWith(after->name(), "after_") || after->is_repeated() || after->message_type() != nullptr) continue;
    const FieldDescriptor* mark = Single(*route->method->output_type(), after->name().substr(6), after->type());
    if (mark == nullptr) continue;
    route->headers.after = after;
    route->headers.mark = mark;
  }
}

void BindHeaders(Route* route) {
  const Descriptor& request = *route->method->input_type();
  const Descriptor& answer =
      route->answer_field != nullptr ? *route->answer_field->message_type() : *route->method->output_type();
  route->headers.request_id = SingleText(request, "request_id");
  route->headers.etag = SingleText(request, "etag");
  if (route->shape == Shape::kUnary || route->shape == Shape::kUpload) route->headers.answer_etag = SingleText(answer, "etag");
  route->headers.session = SingleText(request, "session_secret");
  if (route->shape == Shape::kUnary) route->headers.answer_session = SingleText(answer, "session_secret");
  if (route->shape == Shape::kEvents) BindMark(route);
  if (route->shape != Shape::kDownload || route->answer_raw.content_type != nullptr) return;
  route->headers.offset = Single(request, "offset", FieldDescriptor::TYPE_INT64);
  route->facts = {.size_bytes = Single(answer, "size_bytes", FieldDescriptor::TYPE_INT64),
                  .file_name = SingleText(answer, "file_name"),
                  .content_type = SingleText(answer, "content_type"),
                  .digest = Single(answer, "digest", FieldDescriptor::TYPE_BYTES)};
}

bool NeedsPerson(const MethodDescriptor& method) {
  const auto& services = method.options().GetExtension(type::v1::access).services();
  return std::find(services.begin(), services.end(), kOwnProcess) == services.end();
}

absl::StatusOr<Route> RouteOf(const MethodDescriptor& method, const HttpRule& rule) {
  Route route;
  route.method = &method;
  route.rpc = absl::StrCat("/", method.service()->full_name(), "/", method.name());
  route.needs_person = NeedsPerson(method);
  RETURN_IF_ERROR(BindPath(rule, &route));
  RETURN_IF_ERROR(BindBody(rule, &route));
  RETURN_IF_ERROR(BindAnswer(rule, &route));
  RETURN_IF_ERROR(BindShape(&route));
  BindHeaders(&route);
  return route;
}

}  // namespace

absl::StatusOr<std::vector<Route>> Route::AllOf(const MethodDescriptor& method) {
  std::vector<Route> routes;
  if (!method.options().HasExtension(google::api::http)) return routes;
  const HttpRule& rule = method.options().GetExtension(google::api::http);
  ASSIGN_OR_RETURN(Route first, RouteOf(method, rule));
  routes.push_back(std::move(first));
  for (const HttpRule& further : rule.additional_bindings()) {
    ASSIGN_OR_RETURN(Route route, RouteOf(method, further));
    route.binding = static_cast<int>(routes.size());
    routes.push_back(std::move(route));
  }
  return routes;
}

bool Route::Binds(const FieldDescriptor& field) const {
  if (body.is_whole || body.field == &field || body.raw.data == &field || body.raw.holder == &field) return true;
  return std::any_of(path_fields.begin(), path_fields.end(),
                     [&](const FieldPath& bound) { return bound.size() == 1 && bound[0] == &field; });
}

}  // namespace vanthu::gateway
