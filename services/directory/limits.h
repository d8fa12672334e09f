#pragma once

#include <cstddef>

#include "absl/time/time.h"

namespace vanthu::directory {

inline constexpr int kPageSizeDefault = 100;
inline constexpr int kPageSizeMax = 1000;     // about 1 MB of agencies: under the 4 MiB of a message
inline constexpr int kLinesMax = 500;         // of one dispatch; the longest Nơi nhận seen has under 40
inline constexpr size_t kNameBytesMax = 600;  // OrganName has 200 characters (Phụ lục VI), at most 3 bytes each in Vietnamese
inline constexpr size_t kOtherNamesMax = 50;  // beyond that it is no name but a list: a group
inline constexpr size_t kPublicKeyBytes = 32;   // Ed25519 (RFC 8032)
inline constexpr size_t kKeyIdCharacters = 26;  // 130 bits of the key's digest
inline constexpr absl::Duration kSampleTokenLife =
    absl::Minutes(10);  // long enough for one run of a sample, too short to be kept

}  // namespace vanthu::directory
