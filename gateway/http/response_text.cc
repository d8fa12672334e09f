#include "gateway/http/response_text.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"

namespace vanthu::gateway {
namespace {

constexpr std::pair<int, std::string_view> kPhrases[] = {{200, "OK"},
                                                         {204, "No Content"},
                                                         {206, "Partial Content"},
                                                         {304, "Not Modified"},
                                                         {400, "Bad Request"},
                                                         {401, "Unauthorized"},
                                                         {403, "Forbidden"},
                                                         {404, "Not Found"},
                                                         {405, "Method Not Allowed"},
                                                         {408, "Request Timeout"},
                                                         {409, "Conflict"},
                                                         {412, "Precondition Failed"},
                                                         {413, "Content Too Large"},
                                                         {415, "Unsupported Media Type"},
                                                         {416, "Range Not Satisfiable"},
                                                         {417, "Expectation Failed"},
                                                         {429, "Too Many Requests"},
                                                         {431, "Request Header Fields Too Large"},
                                                         {499, "Client Closed Request"},
                                                         {500, "Internal Server Error"},
                                                         {501, "Not Implemented"},
                                                         {503, "Service Unavailable"},
                                                         {504, "Gateway Timeout"}};

std::string_view Phrase(int status) {
  const auto* found =
      std::find_if(std::begin(kPhrases), std::end(kPhrases), [status](const auto& entry) { return entry.first == status; });
  return found == std::end(kPhrases) ? "Status" : found->second;
}

// One text a second: every answer bears it.
const std::string& DateText(absl::Time now) {
  thread_local int64_t second = -1;
  thread_local std::string text;
  if (absl::ToUnixSeconds(now) != second) {
    second = absl::ToUnixSeconds(now);
    text = absl::FormatTime("%a, %d %b %Y %H:%M:%S GMT", now, absl::UTCTimeZone());
  }
  return text;
}

void AppendValue(std::string_view value, std::string* text) {
  const size_t begin = text->size();
  text->append(value);
  std::replace_if(
      text->begin() + static_cast<ptrdiff_t>(begin), text->end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
}

}  // namespace

std::string ResponseText(const ResponseHead& head, const Framing& framing, absl::Time now) {
  std::string text;
  text.reserve(512);
  text.append("HTTP/1.1 ").append(std::to_string(head.status)).append(" ").append(Phrase(head.status));
  text.append("\r\nDate: ").append(DateText(now));
  for (const HeaderField& field : head.fields) {
    text.append("\r\n").append(field.name).append(": ");
    AppendValue(field.value, &text);
  }
  if (framing.body_bytes) text.append("\r\nContent-Length: ").append(std::to_string(*framing.body_bytes));
  if (framing.is_chunked) text.append("\r\nTransfer-Encoding: chunked");
  if (!framing.keep_alive) text.append("\r\nConnection: close");
  if (framing.keep_alive && framing.says_keep_alive) text.append("\r\nConnection: keep-alive");
  return text.append("\r\n\r\n");
}

}  // namespace vanthu::gateway
