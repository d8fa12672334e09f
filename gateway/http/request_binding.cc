#include "gateway/http/request_binding.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "gateway/http/json_fields.h"
#include "gateway/http/wire_fields.h"
#include "nlohmann/json.hpp"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using nlohmann::json;

absl::Status Invalid(std::string_view field, std::string_view value, std::string_view rule, std::string_view rule_en) {
  return status::Error(status::Reason::kInvalidField, {{"field", std::string(field)},
                                                       {"value", std::string(value)},
                                                       {"rule", std::string(rule)},
                                                       {"rule_en", std::string(rule_en)}});
}

// The fields that are gathered, as a JSON object of strings, which the codec reads by the fields' types; plain strings of the
// request itself, nearly all there are, are written at once.
class Gathering {
 public:
  explicit Gathering(const Route& route) : route_(route) {}

  // `name` is the caller's for it.
  void Set(const FieldPath& path, const std::string& name, std::string value) {
    if (path.size() == 1 && path[0]->type() == FieldDescriptor::TYPE_STRING && !path[0]->is_repeated()) {
      AppendBytesField(path[0]->number(), value, &wire_);
      return;
    }
    typed_.push_back({path, name, value});
    Put(path, std::move(value), &object_);
  }

  absl::Status SetQuery(const QueryField& query) {
    ASSIGN_OR_RETURN(const FieldPath path, QueryPath(query));
    const bool came_before = std::find(seen_.begin(), seen_.end(), path) != seen_.end();
    if (came_before && !path.back()->is_repeated()) {
      return Invalid(query.name, query.value, "Chỉ được ghi một lần.", "It may be given once only.");
    }
    seen_.push_back(path);
    Set(path, query.name, query.value);
    return absl::OkStatus();
  }

  // A field with a header of its own. In both places it has to say the same.
  absl::Status SetHeader(const FieldDescriptor* field, std::string_view name, const std::string& value, const Target& target) {
    for (const QueryField& query : target.query) {
      if (FieldCalled(*field->containing_type(), query.name) != field) continue;
      if (query.value == value) return absl::OkStatus();
      return Invalid(query.name, query.value, absl::StrFormat("Trái với tiêu đề %s.", name),
                     absl::StrFormat("It contradicts the header %s.", name));
    }
    Set({field}, std::string(name), value);
    return absl::OkStatus();
  }

  absl::StatusOr<std::string> Take(const JsonCodec& codec) {
    if (object_.empty()) return std::move(wire_);
    auto typed = codec.ToWire(*route_.method->input_type(), object_.dump());
    if (typed.ok()) return absl::StrCat(*typed, wire_);
    for (const Typed& one : typed_) {
      json alone = json::object();
      Put(one.path, one.value, &alone);
      if (codec.ToWire(*route_.method->input_type(), alone.dump()).ok()) continue;
      return Invalid(one.name, one.value, "Giá trị không đúng kiểu của trường.", "The value is not of its field's type.");
    }
    return typed;
  }

 private:
  struct Typed {
    FieldPath path;
    std::string name;
    std::string value;
  };

  static void Put(const FieldPath& path, std::string value, json* object) {
    for (const FieldDescriptor* field : path) object = &(*object)[field->name()];
    if (path.back()->is_repeated()) {
      object->push_back(std::move(value));
    } else {
      *object = std::move(value);
    }
  }

  absl::StatusOr<FieldPath> QueryPath(const QueryField& query) const {
    FieldPath path;
    const Descriptor* message = route_.method->input_type();
    for (const std::string& name : std::vector<std::string>(absl::StrSplit(query.name, '.'))) {
      const FieldDescriptor* field = message == nullptr ? nullptr : FieldCalled(*message, name);
      const bool goes_through_many = !path.empty() && path.back()->is_repeated();
      if (field == nullptr || goes_through_many || (path.empty() && route_.Binds(*field))) {
        return Invalid(query.name, query.value, "Không có tham số này.", "There is no such parameter.");
      }
      path.push_back(field);
      message = IsOneValue(*field) ? nullptr : field->message_type();
    }
    if (message == nullptr && !path.back()->is_map()) return path;
    return Invalid(query.name, query.value, "Trường này gồm nhiều trường con.",
                   "The field is made of fields, which are to be named.");
  }

  const Route& route_;
  json object_ = json::object();
  std::vector<Typed> typed_;  // what is in object_, to find the one that is wrong
  std::string wire_;
  std::vector<FieldPath> seen_;
};

// An entity tag's text. Weak ones never match in If-Match (RFC 9110, 13.1.1), and a list is more than a service can be asked.
absl::StatusOr<std::string> EntityTag(const std::string& value) {
  const bool is_quoted =
      value.size() >= 2 && value.front() == '"' && value.back() == '"' && value.find('"', 1) == value.size() - 1;
  if (is_quoted) return value.substr(1, value.size() - 2);
  return Invalid("If-Match", value, "Cần đúng một ETag mạnh trong ngoặc kép, hoặc *.",
                 "One strong entity tag in quotes is needed, or *.");
}

// A quoted string as the header's draft has it, or the bare key that most clients send.
std::string IdempotencyKey(const std::string& value) {
  const bool is_quoted = value.size() >= 2 && value.front() == '"' && value.back() == '"';
  return is_quoted ? value.substr(1, value.size() - 2) : value;
}

absl::Status SetHeaders(const Route& route, const RequestHead& head, const Target& target, Gathering* gathering) {
  const std::string* key = head.Find("Idempotency-Key");
  if (key != nullptr && route.headers.request_id != nullptr) {
    RETURN_IF_ERROR(gathering->SetHeader(route.headers.request_id, "Idempotency-Key", IdempotencyKey(*key), target));
  }
  const std::string* match = head.Find("If-Match");
  if (match != nullptr && *match != "*") {
    if (route.headers.etag == nullptr) {
      return Invalid("If-Match", *match, "Lời gọi này không kiểm tra được phiên bản.", "This call cannot check a version.");
    }
    ASSIGN_OR_RETURN(const std::string etag, EntityTag(*match));
    RETURN_IF_ERROR(gathering->SetHeader(route.headers.etag, "If-Match", etag, target));
  }
  const std::string* last = head.Find("Last-Event-ID");
  if (last != nullptr && !last->empty() && route.headers.after != nullptr)
    gathering->Set({route.headers.after}, "Last-Event-ID", *last);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> RequestBinding::Rest(const RequestHead& head, const Target& target,
                                                 const std::vector<std::string_view>& segments) const {
  Gathering gathering(route_);
  for (const QueryField& query : target.query) RETURN_IF_ERROR(gathering.SetQuery(query));
  RETURN_IF_ERROR(SetHeaders(route_, head, target, &gathering));
  ASSIGN_OR_RETURN(const auto captures, route_.path.Captured(segments));
  for (size_t i = 0; i < captures.size(); ++i)
    gathering.Set(route_.path_fields[i], route_.path_fields[i].back()->json_name(), captures[i].text);
  return gathering.Take(codec_);
}

absl::StatusOr<std::string> RequestBinding::JsonBody(std::string_view body) const {
  if (body.find_first_not_of(" \t\r\n") == std::string_view::npos) return std::string();
  if (route_.body.is_whole) return codec_.ToWire(*route_.method->input_type(), body);
  ASSIGN_OR_RETURN(const std::string inner, codec_.ToWire(*route_.body.field->message_type(), body));
  std::string wire;
  AppendBytesField(route_.body.field->number(), inner, &wire);
  return wire;
}

absl::StatusOr<std::string> RequestBinding::Joined(std::string body, std::string_view rest) const {
  for (const FieldDescriptor* field : {route_.headers.request_id, route_.headers.etag}) {
    if (field == nullptr || !route_.body.is_whole) continue;
    const auto in_body = FindBytesField(body, field->number());
    const auto in_rest = FindBytesField(rest, field->number());
    if (!in_body || !in_rest || *in_body == *in_rest) continue;
    return Invalid(field->json_name(), *in_body, "Trái với tiêu đề của yêu cầu.", "It contradicts a header of the request.");
  }
  return std::move(body.append(rest));
}

std::string RequestBinding::RawBody(std::string_view piece, bool is_first, const std::string& content_type) const {
  const RawBytes& raw = route_.body.raw;
  std::string inner;
  if (is_first && raw.content_type != nullptr && !content_type.empty())
    AppendBytesField(raw.content_type->number(), content_type, &inner);
  if (!piece.empty()) AppendBytesField(raw.data->number(), piece, &inner);
  if (raw.holder == nullptr) return inner;
  std::string wire;
  AppendBytesField(raw.holder->number(), inner, &wire);
  return wire;
}

}  // namespace vanthu::gateway
