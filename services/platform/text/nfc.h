#pragma once

#include <string>
#include <string_view>

namespace vanthu::text {

// Unicode Normalization Form C (UAX #15): the only form this house stores, hashes and compares. Malformed bytes become U+FFFD.
std::string ToNfc(std::string_view text);
bool IsNfc(std::string_view text);

}  // namespace vanthu::text
