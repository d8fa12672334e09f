#include "services/verification/canonical_text.h"

#include <charconv>

#include "absl/strings/escaping.h"
#include "absl/strings/str_format.h"

namespace vanthu::verification {
namespace {

bool MustEscape(unsigned char c) { return c < 0x20 || c == 0x7f || c == '%'; }

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::optional<std::vector<std::string>> Lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::optional<std::string> After(std::string_view word, std::string_view line) {
  if (line.size() <= word.size() || line.substr(0, word.size()) != word || line[word.size()] != ' ') return std::nullopt;
  return std::string(line.substr(word.size() + 1));
}

std::optional<int64_t> Decimal(std::string_view text) {
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
  if (text.front() == '0' && text.size() > 1) return std::nullopt;
  return value;
}

std::string Base64(std::string_view bytes) { return absl::Base64Escape(absl::string_view(bytes.data(), bytes.size())); }

std::optional<std::string> FromBase64(std::string_view text) {
  std::string bytes;
  if (!absl::Base64Unescape(absl::string_view(text.data(), text.size()), &bytes) || Base64(bytes) != text) return std::nullopt;
  return bytes;
}

std::optional<Digest> DigestFromBase64(std::string_view text) {
  const auto bytes = FromBase64(text);
  if (!bytes) return std::nullopt;
  const auto digest = Digest::FromBytes(*bytes);
  return digest.ok() ? std::optional<Digest>(*digest) : std::nullopt;
}

std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (MustEscape(static_cast<unsigned char>(c))) {
      absl::StrAppendFormat(&escaped, "%%%02X", static_cast<unsigned char>(c));
    } else {
      escaped += c;
    }
  }
  return escaped;
}

std::optional<std::string> Unescaped(std::string_view text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      if (MustEscape(static_cast<unsigned char>(text[i]))) return std::nullopt;
      plain += text[i];
      continue;
    }
    if (i + 2 >= text.size() || HexValue(text[i + 1]) < 0 || HexValue(text[i + 2]) < 0) return std::nullopt;
    const auto byte = static_cast<unsigned char>(HexValue(text[i + 1]) * 16 + HexValue(text[i + 2]));
    if (!MustEscape(byte)) return std::nullopt;
    plain += static_cast<char>(byte);
    i += 2;
  }
  return plain;
}

}  // namespace vanthu::verification
