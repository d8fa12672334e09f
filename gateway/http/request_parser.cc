#include "gateway/http/request_parser.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "boost/beast/http/buffer_body.hpp"
#include "boost/beast/http/error.hpp"
#include "boost/beast/http/parser.hpp"
#include "gateway/http/limits.h"
#include "gateway/http/request_fault.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

namespace http = boost::beast::http;
using status::Reason;
using Fields = http::request<http::buffer_body>;

// What a chunk's size line, or a trailer, may need of input before it is called endless.
constexpr size_t kFramingBytesMax = 16 * 1024;

absl::Status TooLarge(size_t limit) { return status::Error(Reason::kHeaderTooLarge, {{"limit", absl::StrCat(limit)}}); }

absl::Status StatusOf(const boost::system::error_code& error, size_t header_bytes_max) {
  if (error == http::error::header_limit) return TooLarge(header_bytes_max);
  if (error == http::error::bad_line_ending) return FaultError(RequestFault::kLineEnding);
  if (error == http::error::bad_method) return FaultError(RequestFault::kMethod);
  if (error == http::error::bad_target) return FaultError(RequestFault::kTarget);
  if (error == http::error::bad_version) return FaultError(RequestFault::kVersion);
  if (error == http::error::bad_field) return FaultError(RequestFault::kFieldName);
  if (error == http::error::bad_value || error == http::error::bad_obs_fold) return FaultError(RequestFault::kFieldValue);
  if (error == http::error::bad_content_length) return FaultError(RequestFault::kContentLength);
  if (error == http::error::bad_transfer_encoding) return FaultError(RequestFault::kTransferEncoding);
  if (error == http::error::bad_chunk || error == http::error::bad_chunk_extension) return FaultError(RequestFault::kChunk);
  if (error == http::error::partial_message) return FaultError(RequestFault::kCutShort);
  return FaultError(RequestFault::kUnreadable);
}

// One recipient may take "chunked, gzip" or "xchunked" for a length, another for chunks: whatever is not plainly chunked is not
// read.
absl::Status JudgeFraming(const Fields& fields, bool is_chunked) {
  const auto codings = fields.count(http::field::transfer_encoding);
  if (fields.count(http::field::content_length) > 1) return FaultError(RequestFault::kTwoContentLengths);
  if (codings == 0) return absl::OkStatus();
  if (fields.version() < 11) return FaultError(RequestFault::kTransferEncodingTooOld);
  if (codings > 1 || !is_chunked ||
      !EqualsIgnoringCase(
          std::string_view(fields[http::field::transfer_encoding].data(), fields[http::field::transfer_encoding].size()),
          "chunked")) {
    return status::Error(Reason::kNotImplemented, {{"name", "Transfer-Encoding"}});
  }
  return absl::OkStatus();
}

std::string Text(boost::beast::string_view text) { return std::string(text.data(), text.size()); }

// The path and query of a target in absolute form (RFC 9112, 3.2.2), which a client sends to a proxy.
std::string OriginForm(std::string target) {
  const size_t authority = target.find("://");
  if (target.empty() || target.front() == '/' || authority == std::string::npos) return target;
  const size_t path = target.find_first_of("/?", authority + 3);
  if (path == std::string::npos) return "/";
  return target[path] == '/' ? target.substr(path) : absl::StrCat("/", target.substr(path));
}

}  // namespace

struct RequestParser::Beast {
  http::request_parser<http::buffer_body> parser;
};

RequestParser::RequestParser(size_t header_bytes_max) : header_bytes_max_(header_bytes_max), beast_(std::make_unique<Beast>()) {
  beast_->parser.header_limit(static_cast<uint32_t>(header_bytes_max));
  beast_->parser.body_limit(std::numeric_limits<uint64_t>::max());  // each route has its own
}

RequestParser::~RequestParser() = default;

absl::StatusOr<bool> RequestParser::TakeHead(std::string& input) {
  // An empty line before a request is passed over (RFC 9112, 2.2).
  if (head_bytes_ == 0) {
    while (input.compare(0, 2, "\r\n") == 0) input.erase(0, 2);
  }
  if (input.empty() || (head_bytes_ == 0 && input == "\r")) return false;
  boost::system::error_code error;
  const size_t used = beast_->parser.put(boost::asio::buffer(input), error);
  input.erase(0, used);
  head_bytes_ += std::max<size_t>(used, head_bytes_ == 0 ? 1 : 0);
  if (error == http::error::need_more) {
    if (head_bytes_ + input.size() > header_bytes_max_) return TooLarge(header_bytes_max_);
    return false;
  }
  if (error) return StatusOf(error, header_bytes_max_);
  if (!beast_->parser.is_header_done()) return false;
  if (head_bytes_ > header_bytes_max_) return TooLarge(header_bytes_max_);
  RETURN_IF_ERROR(Judge());
  beast_->parser.eager(true);  // many small chunks are one step
  return true;
}

absl::Status RequestParser::Judge() const {
  const Fields& fields = beast_->parser.get();
  if (fields.version() != 11 && fields.version() != 10) return FaultError(RequestFault::kVersion);
  RETURN_IF_ERROR(JudgeFraming(fields, beast_->parser.chunked()));
  const auto hosts = fields.count(http::field::host);
  if (hosts > 1 || (hosts == 0 && fields.version() == 11)) return FaultError(RequestFault::kHost);
  if (static_cast<size_t>(std::distance(fields.begin(), fields.end())) > kHeaderFieldsMax) return TooLarge(header_bytes_max_);
  return absl::OkStatus();
}

RequestHead RequestParser::Head(std::string peer) const {
  const Fields& fields = beast_->parser.get();
  RequestHead head{.method = Text(fields.method_string()), .target = OriginForm(Text(fields.target())), .peer = std::move(peer)};
  for (const auto& field : fields) head.fields.push_back({Text(field.name_string()), Text(field.value())});
  const auto length = beast_->parser.content_length();
  if (length) head.body_bytes = *length;
  if (beast_->parser.chunked()) head.body_bytes = std::nullopt;
  return head;
}

absl::StatusOr<std::string> RequestParser::TakeBody(std::string& input) {
  auto& parser = beast_->parser;
  std::string piece(std::min(input.size(), kPieceBytes), '\0');
  auto& body = parser.get().body();
  body.data = piece.data();
  body.size = piece.size();
  body.more = true;
  boost::system::error_code error;
  size_t at = 0;
  for (size_t used = 1; used > 0 && at < input.size() && !parser.is_done() && !error; at += used) {
    used = parser.put(boost::asio::buffer(input.data() + at, input.size() - at), error);
  }
  input.erase(0, at);
  piece.resize(piece.size() - body.size);
  body.data = nullptr;
  body.size = 0;
  if (error == http::error::need_more && input.size() > kFramingBytesMax) return FaultError(RequestFault::kEndlessFraming);
  if (error && error != http::error::need_more && error != http::error::need_buffer) return StatusOf(error, header_bytes_max_);
  return piece;
}

bool RequestParser::is_done() const { return beast_->parser.is_done(); }
bool RequestParser::keep_alive() const { return beast_->parser.get().keep_alive(); }
bool RequestParser::is_http_1_0() const { return beast_->parser.get().version() < 11; }

bool RequestParser::expects_continue() const {
  const auto& fields = beast_->parser.get();
  return fields.version() >= 11 && EqualsIgnoringCase(Text(fields[http::field::expect]), "100-continue");
}

}  // namespace vanthu::gateway
