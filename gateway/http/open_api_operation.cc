#include "gateway/http/open_api_operation.h"

#include <algorithm>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace vanthu::gateway {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using Json = OpenApiSchemas::Json;

constexpr int kQueryDepthMax = 4;
constexpr char kAnyType[] = "*/*";

// "agencies" holds an agency, "dispatches" a dispatch.
std::string Singular(const std::string& collection) {
  const auto without = [&](size_t count) { return collection.substr(0, collection.size() - count); };
  if (absl::EndsWith(collection, "ies")) return without(3) + "y";
  for (const char* ending : {"ches", "shes", "xes", "sses"}) {
    if (absl::EndsWith(collection, ending)) return without(2);
  }
  return absl::EndsWith(collection, "s") ? without(1) : collection + "Id";
}

struct PathParameter {
  size_t segment;
  std::string name;
  std::string description;
};

std::vector<PathParameter> PathParameters(const Route& route, const ContractComments* comments) {
  std::vector<PathParameter> parameters;
  const auto& segments = route.path.segments();
  for (size_t i = 0; i < route.path.variables().size(); ++i) {
    const PathTemplate::Variable& variable = route.path.variables()[i];
    const std::string comment = comments == nullptr ? "" : comments->Of(*route.path_fields[i].back());
    for (size_t at = variable.begin; at < variable.end; ++at) {
      if (segments[at] != "*" && segments[at] != "**") continue;
      const bool is_own_field = variable.end - variable.begin == 1;
      const std::string name = is_own_field ? route.path_fields[i].back()->json_name() : Singular(segments[at == 0 ? 0 : at - 1]);
      const auto is_taken = [&](const PathParameter& other) { return other.name == name; };
      const bool repeats = std::any_of(parameters.begin(), parameters.end(), is_taken);
      parameters.push_back({at, repeats ? absl::StrCat(name, at) : name, comment});
    }
  }
  return parameters;
}

void AddQuery(const Route& route, const Descriptor& message, const std::string& prefix, int depth, OpenApiSchemas* schemas,
              Json* all) {
  const HeaderFieldsOf& headers = route.headers;
  for (int i = 0; i < message.field_count() && depth < kQueryDepthMax; ++i) {
    const FieldDescriptor& field = *message.field(i);
    const bool has_header = &field == headers.request_id || &field == headers.etag || &field == headers.offset;
    if (field.is_map() || has_header || (depth == 0 && route.Binds(field))) continue;
    const std::string name = absl::StrCat(prefix, field.json_name());
    if (field.message_type() != nullptr && !OpenApiSchemas::IsWellKnown(*field.message_type())) {
      if (!field.is_repeated()) AddQuery(route, *field.message_type(), name + ".", depth + 1, schemas, all);
      continue;
    }
    Json schema = schemas->OfField(field);
    Json parameter = {{"name", name}, {"in", "query"}};
    if (schema.contains("description")) parameter["description"] = schema["description"];
    schema.erase("description");
    parameter["schema"] = std::move(schema);
    all->push_back(std::move(parameter));
  }
}

Json HeaderParameter(const char* name, const char* description, Json schema) {
  return {{"name", name}, {"in", "header"}, {"description", description}, {"schema", std::move(schema)}};
}

void AddHeaders(const Route& route, Json* all) {
  const Json text = {{"type", "string"}};
  if (route.headers.request_id != nullptr) {
    Json key =
        HeaderParameter("Idempotency-Key", "Names this request, for good: repeated with it, the call gives the same answer.",
                        {{"type", "string"}, {"pattern", "^[a-z0-9-]{1,63}$"}});
    key["example"] = "5f0c8f2e-8b1f-4a55-9f0e-2f3d9d1c7a10";
    all->push_back(std::move(key));
  }
  if (route.headers.etag != nullptr)
    all->push_back(HeaderParameter("If-Match", "The ETag under which the resource was read.", text));
  if (route.headers.after != nullptr) all->push_back(HeaderParameter("Last-Event-ID", "The id of the last event seen.", text));
  if (route.headers.offset != nullptr) all->push_back(HeaderParameter("Range", "One range of bytes.", text));
}

Json Parameters(const Route& route, const ContractComments& comments, OpenApiSchemas* schemas) {
  Json all = Json::array();
  for (const PathParameter& parameter : PathParameters(route, &comments)) {
    all.push_back({{"name", parameter.name},
                   {"in", "path"},
                   {"required", true},
                   {"description", parameter.description},
                   {"schema", {{"type", "string"}, {"minLength", 1}, {"pattern", "^[^/]+$"}}}});
  }
  AddQuery(route, *route.method->input_type(), "", 0, schemas, &all);
  AddHeaders(route, &all);
  return all;
}

Json Body(const Route& route, OpenApiSchemas* schemas) {
  const auto& body = route.body;
  if (body.raw) return {{"required", true}, {"content", {{"application/octet-stream", {{"schema", Json::object()}}}}}};
  Json schema;
  if (body.field != nullptr) {
    schema = schemas->OfField(*body.field);
  } else {
    schema = schemas->OfFields(*route.method->input_type(), [&](const FieldDescriptor& field) {
      return std::none_of(route.path_fields.begin(), route.path_fields.end(),
                          [&](const FieldPath& path) { return path.size() == 1 && path[0] == &field; });
    });
  }
  return {{"content", {{"application/json", {{"schema", std::move(schema)}}}}}};
}

Json Success(const Route& route, OpenApiSchemas* schemas) {
  Json content;
  std::string description = "The answer.";
  if (route.shape == Shape::kEvents) {
    const Json text = {{"type", "string"}};
    const Json data = {{"type", "string"},
                       {"contentMediaType", "application/json"},
                       {"contentSchema", schemas->OfMessage(*route.method->output_type())}};
    description = absl::StrCat("Server-sent events, each of this form; the data of each is a ",
                               route.method->output_type()->name(), ". The event `end` says that nothing more comes.");
    content["text/event-stream"] = {
        {"schema", {{"type", "object"}, {"properties", {{"id", text}, {"event", text}, {"data", data}}}}}};
  } else if (route.answer_raw) {
    description = "The bytes.";
    content[kAnyType] = {{"schema", Json::object()}};
  } else {
    const auto* type = route.answer_field != nullptr ? route.answer_field->message_type() : route.method->output_type();
    content["application/json"] = {{"schema", schemas->OfMessage(*type)}};
  }
  Json success = {{"description", description}, {"content", content}};
  if (route.headers.answer_etag != nullptr || route.facts.digest != nullptr) {
    success["headers"]["ETag"] = {{"schema", {{"type", "string"}}},
                                  {"description", "The version, for If-Match and If-None-Match."}};
  }
  return success;
}

Json Responses(const Route& route, OpenApiSchemas* schemas) {
  Json success = Success(route, schemas);
  Json all = {{"200", success}};
  if (route.shape == Shape::kEvents) all["204"] = {{"description", "Nothing comes after the last event seen."}};
  if (route.headers.offset != nullptr) all["206"] = success;
  const bool has_version = route.http_method == "GET" && (route.headers.answer_etag != nullptr || route.facts.digest != nullptr);
  if (has_version) all["304"] = {{"description", "The version that the client has is the latest."}};
  std::vector<std::pair<const char*, const char*>> failures = {
      {"400", "BadRequest"}, {"401", "Unauthenticated"}, {"403", "Forbidden"}, {"404", "NotFound"}, {"409", "Conflict"}};
  if (!route.body.is_none()) failures.push_back({"413", "TooLarge"});
  if (!route.body.is_none() && !route.body.raw) failures.push_back({"415", "UnsupportedMediaType"});
  if (route.headers.offset != nullptr) failures.push_back({"416", "BadRequest"});
  for (const auto& failure : std::initializer_list<std::pair<const char*, const char*>>{
           {"429", "TooManyRequests"}, {"503", "Unavailable"}, {"504", "Timeout"}, {"default", "Failed"}}) {
    failures.push_back(failure);
  }
  for (const auto& [code, name] : failures) all[code] = {{"$ref", absl::StrCat("#/components/responses/", name)}};
  return all;
}

}  // namespace

std::string OpenApiPath(const Route& route) {
  std::vector<std::string> segments = route.path.segments();
  for (const PathParameter& parameter : PathParameters(route, nullptr))
    segments[parameter.segment] = absl::StrCat("{", parameter.name, "}");
  return absl::StrCat("/", absl::StrJoin(segments, "/"), route.path.verb().empty() ? "" : absl::StrCat(":", route.path.verb()));
}

Json OpenApiOperation(const Route& route, const ContractComments& comments, OpenApiSchemas* schemas) {
  const std::string comment = comments.Of(*route.method);
  const std::string further = route.binding == 0 ? "" : absl::StrCat("_", route.binding + 1);
  Json operation = {{"operationId", absl::StrCat(route.method->service()->name(), "_", route.method->name(), further)},
                    {"tags", Json::array({route.method->service()->name()})},
                    {"summary", route.method->name()}};
  if (!comment.empty()) operation["description"] = comment;
  if (!route.needs_person) operation["security"] = Json::array({Json::object()});
  operation["parameters"] = Parameters(route, comments, schemas);
  if (!route.body.is_none()) operation["requestBody"] = Body(route, schemas);
  operation["responses"] = Responses(route, schemas);
  return operation;
}

}  // namespace vanthu::gateway
