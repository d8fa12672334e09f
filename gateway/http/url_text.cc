#include "gateway/http/url_text.h"

#include <algorithm>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "gateway/http/limits.h"
#include "gateway/http/request_fault.h"
#include "services/platform/status/macros.h"
#include "services/platform/text/utf8.h"

namespace vanthu::gateway {
namespace {

std::optional<int> HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

absl::StatusOr<std::string> Decoded(std::string_view text, bool plus_is_space) {
  std::string decoded;
  decoded.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      decoded += ' ';
    } else if (text[i] != '%') {
      decoded += text[i];
    } else {
      const auto high = i + 2 < text.size() ? HexDigit(text[i + 1]) : std::nullopt;
      const auto low = i + 2 < text.size() ? HexDigit(text[i + 2]) : std::nullopt;
      if (!high || !low || (*high == 0 && *low == 0)) return FaultError(RequestFault::kPercentSign);
      decoded += static_cast<char>(*high * 16 + *low);
      i += 2;
    }
  }
  if (text::FirstInvalidUtf8(decoded)) return FaultError(RequestFault::kNotUtf8);
  return decoded;
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

absl::StatusOr<std::string> PercentDecoded(std::string_view text) { return Decoded(text, false); }
absl::StatusOr<std::string> QueryDecoded(std::string_view text) { return Decoded(text, true); }

std::string PercentEncoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_isalnum(byte) || c == '-' || c == '.' || c == '_' || c == '~') {
      encoded += c;
    } else {
      encoded += absl::StrFormat("%%%02X", byte);
    }
  }
  return encoded;
}

absl::StatusOr<Target> Target::Of(std::string_view target) {
  if (target.empty() || target.front() != '/') return FaultError(RequestFault::kNoPath);
  target = target.substr(0, target.find('#'));
  const size_t question = std::min(target.find('?'), target.size());
  Target taken{.segments = Split(target.substr(1, question - 1), '/'), .query = {}};
  for (const std::string_view segment : taken.segments) {
    ASSIGN_OR_RETURN(const std::string name, PercentDecoded(segment));
    if (name == "." || name == "..") return FaultError(RequestFault::kDotsForNames);
  }
  if (question == target.size()) return taken;
  for (const std::string_view field : Split(target.substr(question + 1), '&')) {
    if (field.empty()) continue;
    if (taken.query.size() >= kQueryFieldsMax) return FaultError(RequestFault::kTooManyQueryFields);
    const size_t equals = std::min(field.find('='), field.size());
    QueryField& added = taken.query.emplace_back();
    ASSIGN_OR_RETURN(added.name, QueryDecoded(field.substr(0, equals)));
    ASSIGN_OR_RETURN(added.value, QueryDecoded(field.substr(std::min(equals + 1, field.size()))));
  }
  return taken;
}

}  // namespace vanthu::gateway
