#include "gateway/http/compression.h"

#include <zlib.h>

#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "brotli/encode.h"
#include "gateway/http/http_message.h"

namespace vanthu::gateway {
namespace {

// JSON of some kilobytes: higher levels take twice the time for a few percent.
constexpr int kGzipLevel = 5;
constexpr int kBrotliQuality = 4;
constexpr int kGzipWindowBits = 15 + 16;  // 16: with gzip's header (zlib.h)
constexpr int kGzipMemoryLevel = 8;

double Quality(const std::vector<std::string>& parameters) {
  for (size_t i = 1; i < parameters.size(); ++i) {
    const std::string parameter(absl::StripAsciiWhitespace(parameters[i]));
    double quality = 0;
    if (parameter.size() > 2 && EqualsIgnoringCase(parameter.substr(0, 2), "q=")) {
      return absl::SimpleAtod(parameter.substr(2), &quality) ? quality : 0;
    }
  }
  return 1;
}

std::string Gzip(std::string_view text) {
  z_stream stream{};
  if (deflateInit2(&stream, kGzipLevel, Z_DEFLATED, kGzipWindowBits, kGzipMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK) return "";
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = deflate(&stream, Z_FINISH);
  out.resize(result == Z_STREAM_END ? stream.total_out : 0);
  deflateEnd(&stream);
  return out;
}

std::string Brotli(std::string_view text) {
  size_t size = BrotliEncoderMaxCompressedSize(text.size());
  std::string out(size, '\0');
  const auto* input = reinterpret_cast<const uint8_t*>(text.data());
  auto* output = reinterpret_cast<uint8_t*>(out.data());
  const bool done =
      BrotliEncoderCompress(kBrotliQuality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, text.size(), input, &size, output);
  out.resize(done ? size : 0);
  return out;
}

}  // namespace

Coding CodingFor(std::string_view accept_encoding) {
  double gzip = -1, brotli = -1, any = 0;
  for (const std::string& part : std::vector<std::string>(absl::StrSplit(std::string(accept_encoding), ','))) {
    const std::vector<std::string> parameters = absl::StrSplit(part, ';');
    const std::string name(absl::StripAsciiWhitespace(parameters[0]));
    const double quality = Quality(parameters);
    if (EqualsIgnoringCase(name, "gzip") || EqualsIgnoringCase(name, "x-gzip")) gzip = quality;
    if (EqualsIgnoringCase(name, "br")) brotli = quality;
    if (name == "*") any = quality;
  }
  if (gzip < 0) gzip = any;
  if (brotli < 0) brotli = any;
  if (brotli > 0 && brotli >= gzip) return Coding::kBrotli;
  return gzip > 0 ? Coding::kGzip : Coding::kIdentity;
}

std::string_view Name(Coding coding) {
  switch (coding) {
    case Coding::kGzip:
      return "gzip";
    case Coding::kBrotli:
      return "br";
    case Coding::kIdentity:
      return "identity";
  }
  return "identity";
}

std::string Compressed(std::string_view text, Coding coding) {
  return coding == Coding::kBrotli ? Brotli(text) : coding == Coding::kGzip ? Gzip(text) : std::string(text);
}

}  // namespace vanthu::gateway
