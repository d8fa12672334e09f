#pragma once

#include <string>
#include <string_view>

namespace vanthu::gateway {

enum class Coding { kIdentity, kGzip, kBrotli };

// The best coding that an Accept-Encoding allows (RFC 9110, 12.5.3): brotli before gzip where both are welcome alike.
Coding CodingFor(std::string_view accept_encoding);

std::string_view Name(Coding coding);  // "br"

// The whole text, coded. Empty where the coder fails, which only a lack of memory explains.
std::string Compressed(std::string_view text, Coding coding);

}  // namespace vanthu::gateway
