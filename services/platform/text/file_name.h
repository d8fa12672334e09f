#pragma once

#include <string>
#include <string_view>

namespace vanthu::text {

// ext4, NTFS, exFAT and APFS allow 255; the rest is room for a folder's prefix and for programs that count UTF-16 or encode once
// more.
inline constexpr size_t kFileNameBytesMax = 120;

// A name for one file or folder that is safe on every file system, from any text: NFC; no separators, controls, bidirectional or
// zero-width characters; no name that Windows keeps for devices; no leading dot, no trailing dot or blank; never empty, at most
// kFileNameBytesMax bytes with a short extension kept. Two texts may give one name: the caller keeps names apart. Idempotent.
std::string SafeFileName(std::string_view text);

}  // namespace vanthu::text
