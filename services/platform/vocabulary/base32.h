#pragma once

#include <string>
#include <string_view>

namespace vanthu {

// RFC 4648 base32 in lower case and without padding: bytes that can stand in an identifier.
std::string Base32(std::string_view bytes);

}  // namespace vanthu
