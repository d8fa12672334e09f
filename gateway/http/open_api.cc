#include "gateway/http/open_api.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gateway/http/open_api_operation.h"
#include "gateway/http/open_api_schemas.h"

namespace vanthu::gateway {
namespace {

using Json = OpenApiSchemas::Json;

constexpr char kDescription[] =
    "Every call of Vanthu's services that a person may make, as HTTP and JSON. Names are resources: "
    "`agencies/{agency}/drafts/{draft}`. "
    "A mutation is safe to repeat with the same `Idempotency-Key`. Errors are `{\"error\": …}` with a reason that never changes "
    "its name "
    "and a text in English and Vietnamese. Unknown fields and parameters are refused.";

Json ErrorSchema() {
  const Json text = {{"type", "string"}};
  const Json info = {
      {"type", "object"},
      {"properties",
       {{"@type", text},
        {"reason", {{"type", "string"}, {"description", "What was wrong, a word that never changes: ETAG_MISMATCH."}}},
        {"domain", text},
        {"metadata", {{"type", "object"}, {"additionalProperties", text}, {"description", "The values of the message."}}},
        {"locale", text},
        {"message", {{"type", "string"}, {"description", "The message in the language of `locale`."}}}}}};
  return {{"type", "object"},
          {"description", "An error, as AIP-193 has it."},
          {"properties",
           {{"error",
             {{"type", "object"},
              {"properties",
               {{"code", {{"type", "integer"}, {"description", "The HTTP status."}}},
                {"message", {{"type", "string"}, {"description", "What was wrong, by which rule, and the way out. English."}}},
                {"status", {{"type", "string"}, {"description", "The gRPC code: NOT_FOUND."}}},
                {"details", {{"type", "array"}, {"items", info}}}}},
              {"required", Json::array({"code", "message", "status"})}}}}},
          {"required", Json::array({"error"})}};
}

Json ErrorResponse(std::string_view description) {
  const Json example = {{"error",
                         {{"code", 404},
                          {"message", "agencies/a/drafts/x was not found. Check the name, or create it first."},
                          {"status", "NOT_FOUND"},
                          {"details", Json::array({{{"@type", "type.googleapis.com/google.rpc.ErrorInfo"},
                                                    {"reason", "NOT_FOUND"},
                                                    {"domain", "vanthu"},
                                                    {"metadata", {{"name", "agencies/a/drafts/x"}}}}})}}}};
  return {{"description", std::string(description)},
          {"content", {{"application/json", {{"schema", {{"$ref", "#/components/schemas/Error"}}}, {"example", example}}}}}};
}

Json Components(OpenApiSchemas* schemas) {
  Json all = schemas->Take();
  all["Error"] = ErrorSchema();
  Json sorted = nlohmann::json(all);  // by name: the same page whatever order the routes are walked in
  Json unauthenticated = ErrorResponse("Nobody is known to ask: the token is missing, wrong or over.");
  unauthenticated["headers"]["WWW-Authenticate"] = {{"schema", {{"type", "string"}}}};
  Json limited = ErrorResponse("Too many requests, or the server is busy: wait as long as Retry-After says.");
  limited["headers"]["Retry-After"] = {{"schema", {{"type", "string"}}}, {"description", "Seconds."}};
  return {
      {"schemas", sorted},
      {"responses",
       {{"BadRequest", ErrorResponse("The request is not valid, or the state of things does not allow it.")},
        {"Unauthenticated", unauthenticated},
        {"Forbidden", ErrorResponse("The caller's roles do not allow it, or another agency is named.")},
        {"NotFound", ErrorResponse("There is no such resource.")},
        {"Conflict", ErrorResponse("Somebody else changed it: read it again.")},
        {"TooLarge", ErrorResponse("The body is over its limit.")},
        {"UnsupportedMediaType", ErrorResponse("The body is of another type than is read here.")},
        {"TooManyRequests", limited},
        {"Unavailable", ErrorResponse("The service is not there for the moment: try again.")},
        {"Timeout", ErrorResponse("The service did not answer in time.")},
        {"Failed", ErrorResponse("Any other error.")}}},
      {"securitySchemes",
       {{"bearer", {{"type", "http"}, {"scheme", "bearer"}, {"description", "A person's token, or the secret of a session."}}},
        {"session",
         {{"type", "apiKey"},
          {"in", "cookie"},
          {"name", "__Host-vanthu-session"},
          {"description", "A browser's session, for pages of this origin only."}}}}}};
}

// Tags in the order of the services' names, each with its comment.
Json Tags(const RouteTable& table, const ContractComments& comments) {
  std::vector<std::pair<std::string, std::string>> services;
  for (const Route& route : table.routes())
    services.emplace_back(route.method->service()->name(), comments.Of(*route.method->service()));
  std::sort(services.begin(), services.end());
  services.erase(std::unique(services.begin(), services.end()), services.end());
  Json tags = Json::array();
  for (const auto& [name, comment] : services)
    tags.push_back({{"name", name}, {"description", comment.empty() ? name : comment}});
  return tags;
}

}  // namespace

std::string OpenApiOf(const RouteTable& table, const ContractComments& comments) {
  OpenApiSchemas schemas(comments);
  nlohmann::json paths = nlohmann::json::object();
  for (const Route& route : table.routes()) {
    std::string method = route.http_method;
    std::transform(method.begin(), method.end(), method.begin(), [](unsigned char c) { return std::tolower(c); });
    paths[OpenApiPath(route)][method] = OpenApiOperation(route, comments, &schemas);
  }
  const Json page = {{"openapi", "3.1.0"},
                     {"info",
                      {{"title", "Vanthu"},
                       {"version", "1"},
                       {"description", kDescription},
                       {"contact", {{"name", "Vanthu"}}},
                       {"license", {{"name", "Apache 2.0"}, {"identifier", "Apache-2.0"}}}}},
                     {"servers", Json::array({{{"url", "/"}, {"description", "This gateway."}}})},
                     {"security", Json::array({Json({{"bearer", Json::array()}}), Json({{"session", Json::array()}})})},
                     {"tags", Tags(table, comments)},
                     {"paths", paths},
                     {"components", Components(&schemas)}};
  return page.dump();
}

}  // namespace vanthu::gateway
