#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "gateway/http/path_template.h"
#include "google/api/http.pb.h"
#include "google/protobuf/descriptor.h"

namespace vanthu::gateway {

using FieldPath = std::vector<const google::protobuf::FieldDescriptor*>;

// Bytes of a message that stand for themselves in an HTTP body: a field of type bytes, or a google.api.HttpBody.
struct RawBytes {
  const google::protobuf::FieldDescriptor* holder = nullptr;  // the field that holds the HttpBody; nullptr: it is the message
  const google::protobuf::FieldDescriptor* data = nullptr;    // nullptr: nothing is raw
  const google::protobuf::FieldDescriptor* content_type = nullptr;  // of an HttpBody

  explicit operator bool() const { return data != nullptr; }
};

// What travels in the body of a request.
struct RequestBody {
  bool is_whole = false;                                     // the request's fields, as one JSON object
  const google::protobuf::FieldDescriptor* field = nullptr;  // one field of the request, as JSON
  RawBytes raw;                                              // neither: bytes as they are

  bool is_none() const { return !is_whole && field == nullptr && !raw; }
};

// Fields that HTTP has a header for, by their names in the contracts (docs/contracts.md); nullptr where there is none.
struct HeaderFieldsOf {
  const google::protobuf::FieldDescriptor* request_id = nullptr;      // Idempotency-Key
  const google::protobuf::FieldDescriptor* etag = nullptr;            // If-Match
  const google::protobuf::FieldDescriptor* answer_etag = nullptr;     // ETag: `etag` of the answer
  const google::protobuf::FieldDescriptor* session = nullptr;         // the session's cookie: `session_secret` of a request
  const google::protobuf::FieldDescriptor* answer_session = nullptr;  // Set-Cookie, for a page: `session_secret` of the answer
  const google::protobuf::FieldDescriptor* after = nullptr;           // Last-Event-ID: `after_x` of a request …
  const google::protobuf::FieldDescriptor* mark = nullptr;            // … whose stream has `x`: the event's id
  const google::protobuf::FieldDescriptor* offset = nullptr;          // Range: `offset` of a request for a file
};

// What the first message of a file's stream tells of the whole, by their names; nullptr where it does not.
struct FileFacts {
  const google::protobuf::FieldDescriptor* size_bytes = nullptr;
  const google::protobuf::FieldDescriptor* file_name = nullptr;
  const google::protobuf::FieldDescriptor* content_type = nullptr;
  const google::protobuf::FieldDescriptor* digest = nullptr;  // ETag
};

enum class Shape {
  kUnary,
  kEvents,    // a server stream, as server-sent events
  kDownload,  // a server stream of raw bytes
  kUpload,    // a client stream of raw bytes
};

// One binding of one method, all of it resolved once. Immutable; threads: any.
struct Route {
  std::string http_method;
  std::string path_text;
  PathTemplate path;
  std::vector<FieldPath> path_fields;  // beside path.variables()
  const google::protobuf::MethodDescriptor* method = nullptr;
  int binding = 0;  // 0: the rule's own, then its additional ones
  std::string rpc;  // "/vanthu.drafting.v1.Drafting/GetDraft"
  Shape shape = Shape::kUnary;
  bool needs_person = true;  // false: the method lets the process `gateway` in by itself, as it must to log somebody in
  RequestBody body;
  const google::protobuf::FieldDescriptor* answer_field = nullptr;  // response_body: the one field that is the answer
  RawBytes answer_raw;
  HeaderFieldsOf headers;
  FileFacts facts;

  // Every binding of a method, the rule's own first. FAILED_PRECONDITION where the rule does not fit the method.
  static absl::StatusOr<std::vector<Route>> AllOf(const google::protobuf::MethodDescriptor& method);

  bool Binds(const google::protobuf::FieldDescriptor& field) const;  // in the path or the body, so not in the query
};

}  // namespace vanthu::gateway
