#include "gateway/http/file_head.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "gateway/http/message_answer.h"
#include "gateway/http/url_text.h"
#include "gateway/http/wire_fields.h"

namespace vanthu::gateway {
namespace {

std::string TextField(const google::protobuf::FieldDescriptor* field, std::string_view message) {
  return field == nullptr ? "" : std::string(FindBytesField(message, field->number()).value_or(""));
}

std::string_view Holder(const RawBytes& raw, std::string_view message) {
  return raw.holder == nullptr ? message : FindBytesField(message, raw.holder->number()).value_or("");
}

// A range that was asked for under another version of the file is not served (RFC 9110, 13.1.5).
std::optional<ByteRange> WantedRange(const RequestHead& request, const Route& route, const FileDescription& file) {
  if (route.headers.offset == nullptr || !file.size_bytes) return std::nullopt;
  const std::string* condition = request.Find("If-Range");
  if (condition != nullptr && *condition != file.tag) return std::nullopt;
  return RangeIn(request);
}

void DescribeFile(const Route& route, const FileDescription& file, ResponseHead* head) {
  head->fields.push_back({"Content-Type", file.content_type.empty() ? "application/octet-stream" : file.content_type});
  if (!file.file_name.empty()) {
    head->fields.push_back(
        {"Content-Disposition", absl::StrCat("attachment; filename*=UTF-8''", PercentEncoded(file.file_name))});
  }
  if (route.headers.offset != nullptr && file.size_bytes) head->fields.push_back({"Accept-Ranges", "bytes"});
}

}  // namespace

FileDescription FileDescription::Of(const Route& route, std::string_view first_message) {
  const FileFacts& facts = route.facts;
  FileDescription file{.size_bytes = std::nullopt,
                       .file_name = TextField(facts.file_name, first_message),
                       .content_type = TextField(facts.content_type, first_message),
                       .tag = QuotedTag(absl::BytesToHexString(TextField(facts.digest, first_message)))};
  if (facts.size_bytes != nullptr) {
    file.size_bytes = static_cast<int64_t>(FindVarintField(first_message, facts.size_bytes->number()).value_or(0));
  }
  if (route.answer_raw.content_type != nullptr) {
    file.content_type = TextField(route.answer_raw.content_type, Holder(route.answer_raw, first_message));
  }
  return file;
}

FileAnswer AnswerFor(const RequestHead& request, const Route& route, const FileDescription& file, int64_t offset) {
  FileAnswer answer;
  if (!file.tag.empty()) answer.head.fields = {{"ETag", file.tag}, {"Cache-Control", "private, no-cache"}};
  if (HasVersion(request, file.tag)) {
    answer.head.status = 304;
    answer.has_body = false;
    return answer;
  }
  const auto range = WantedRange(request, route, file);
  const auto span = range ? SpanOf(*range, *file.size_bytes) : std::nullopt;
  if (range && !span) {
    answer.head.status = 416;
    answer.head.fields.push_back({"Content-Range", absl::StrCat("bytes */", *file.size_bytes)});
    answer.has_body = false;
    return answer;
  }
  const int64_t begin = span ? span->first : 0;
  if (begin != offset) answer.open_again_at = begin;
  DescribeFile(route, file, &answer.head);
  answer.head.body_bytes = std::nullopt;
  if (span) {
    answer.head.status = 206;
    answer.head.fields.push_back({"Content-Range", absl::StrCat("bytes ", span->first, "-", span->last, "/", *file.size_bytes)});
    answer.head.body_bytes = static_cast<uint64_t>(span->last - span->first + 1);
  } else if (file.size_bytes) {
    answer.head.body_bytes = static_cast<uint64_t>(*file.size_bytes);
  }
  return answer;
}

std::string_view RawBytesIn(const RawBytes& raw, std::string_view message) {
  return FindBytesField(Holder(raw, message), raw.data->number()).value_or("");
}

}  // namespace vanthu::gateway
