#pragma once

#include <optional>
#include <string_view>

namespace vanthu::text {

// The names of the encodings that Vietnamese was typed in before Unicode (TCVN 6909:2001).
inline constexpr std::string_view kTcvn3 = "TCVN3 (ABC)";
inline constexpr std::string_view kVni = "VNI";

// Which of them a file is in: either as raw bytes, or as UTF-8 made of them by a program that took them for Latin-1. Judged by
// letter patterns that Unicode Vietnamese does not have; none where Unicode letters outnumber them, or they are too few to tell.
std::optional<std::string_view> LegacyEncodingOf(std::string_view bytes);

}  // namespace vanthu::text
