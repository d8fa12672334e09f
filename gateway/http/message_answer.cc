#include "gateway/http/message_answer.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "gateway/http/session_cookie.h"
#include "gateway/http/wire_fields.h"
#include "nlohmann/json.hpp"

namespace vanthu::gateway {
namespace {

constexpr char kJson[] = "application/json; charset=utf-8";
constexpr char kBytes[] = "application/octet-stream";

absl::StatusOr<Response> ResponseOf(const Visit& visit, const JsonCodec& codec, std::string_view wire) {
  const Route& route = visit.route();
  Response response;
  if (const RawBytes& raw = route.answer_raw) {
    if (raw.holder != nullptr) wire = FindBytesField(wire, raw.holder->number()).value_or("");
    const auto type = raw.content_type == nullptr ? std::nullopt : FindBytesField(wire, raw.content_type->number());
    response.head.fields.push_back({"Content-Type", type && !type->empty() ? std::string(*type) : kBytes});
    response.body = std::string(FindBytesField(wire, raw.data->number()).value_or(""));
    return response;
  }
  const auto* type = route.answer_field == nullptr ? route.method->output_type() : route.answer_field->message_type();
  auto json = codec.ToJson(*type, wire);
  if (!json.ok()) return json.status();
  response.head.fields.push_back({"Content-Type", kJson});
  response.body = *std::move(json);
  return response;
}

// A page gets its session in a cookie, and nothing that its scripts could lose: neither secret nor token.
void KeepFromScripts(const Visit& visit, std::string_view wire, Response* response) {
  const auto* session = visit.route().headers.answer_session;
  if (session == nullptr || !ComesFromPage(visit.head())) return;
  const std::string_view secret = FindBytesField(wire, session->number()).value_or("");
  response->head.fields.push_back({"Set-Cookie", SetSessionCookie(secret, visit.client().is_tls)});
  auto json = nlohmann::ordered_json::parse(response->body, nullptr, false);
  json.erase(session->json_name());
  json.erase("token");
  response->body = json.dump();
}

}  // namespace

std::string QuotedTag(std::string_view text) {
  const bool fits =
      !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return c > 0x20 && c < 0x7f && c != '"'; });
  return fits ? absl::StrCat("\"", std::string(text), "\"") : "";
}

bool HasVersion(const RequestHead& head, std::string_view quoted_tag) {
  const std::string* known = head.Find("If-None-Match");
  if (known == nullptr || quoted_tag.empty()) return false;
  for (const std::string& part : std::vector<std::string>(absl::StrSplit(*known, ','))) {
    std::string_view tag = part;
    tag.remove_prefix(std::min(tag.find_first_not_of(" \t"), tag.size()));
    while (!tag.empty() && (tag.back() == ' ' || tag.back() == '\t')) tag.remove_suffix(1);
    if (tag == "*") return true;
    if (tag.substr(0, 2) == "W/") tag.remove_prefix(2);
    if (tag == quoted_tag) return true;
  }
  return false;
}

void AnswerMessage(Visit& visit, std::string_view wire) {
  const Route& route = visit.route();
  if (route.answer_field != nullptr) wire = FindBytesField(wire, route.answer_field->number()).value_or("");
  const auto* etag = route.headers.answer_etag;
  const std::string tag = etag == nullptr ? "" : QuotedTag(FindBytesField(wire, etag->number()).value_or(""));
  if (route.http_method == "GET" && HasVersion(visit.head(), tag)) {
    return visit.Answer({.head = {.status = 304, .fields = {{"ETag", tag}}}, .body = ""});
  }
  absl::StatusOr<Response> response = ResponseOf(visit, visit.tools().codec, wire);
  if (!response.ok()) return visit.Refuse(response.status());
  KeepFromScripts(visit, wire, &*response);
  if (!tag.empty()) response->head.fields.push_back({"ETag", tag});
  visit.Answer(*std::move(response));
}

}  // namespace vanthu::gateway
