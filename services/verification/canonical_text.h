#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/platform/vocabulary/digest.h"

namespace vanthu::verification {

// The pieces of which canonical texts are made. Every reader here is strict: a value has one spelling, so a text that was
// accepted is the text that would be written.

// The lines of `text`, each of which must end in a newline; none where the last one does not.
std::optional<std::vector<std::string>> Lines(std::string_view text);

// What follows `word` and one space in `line`.
std::optional<std::string> After(std::string_view word, std::string_view line);

std::optional<int64_t> Decimal(std::string_view text);  // no sign, no leading zero

std::string Base64(std::string_view bytes);                    // RFC 4648 §4
std::optional<std::string> FromBase64(std::string_view text);  // that form only, padding included
std::optional<Digest> DigestFromBase64(std::string_view text);

// Control characters and '%' as %XX, so that a name ends where its line ends and cannot bring a line of its own.
std::string Escaped(std::string_view text);
std::optional<std::string> Unescaped(std::string_view text);

}  // namespace vanthu::verification
