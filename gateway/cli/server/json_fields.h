#pragma once

#include <cstdint>
#include <string>

#include "nlohmann/json.hpp"

namespace vanthu::cli {

using Json = nlohmann::ordered_json;

// ProtoJSON leaves out what is empty: then these give the empty value, as for a field of another kind.
std::string TextAt(const Json& object, const char* key);
int64_t NumberAt(const Json& object, const char* key);  // a 64-bit number comes as text
const Json& ListAt(const Json& object, const char* key);

// "2026-03-02T02:00:00.000000Z" as an office reads it: "09:00 02/03/2026". Empty for none.
std::string InstantText(const std::string& instant);
// "2026-03-02" as it stands on a dispatch: "02/03/2026".
std::string DayText(const std::string& day);

}  // namespace vanthu::cli
