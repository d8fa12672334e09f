#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace vanthu {

// A SHA-256 digest: 32 bytes, written as 64 lower-case hexadecimal digits. Made by crypto::Sha256.
struct Digest {
  std::array<uint8_t, 32> bytes{};

  static absl::StatusOr<Digest> FromHex(std::string_view hex);
  static absl::StatusOr<Digest> FromBytes(std::string_view raw);  // exactly 32 bytes
  std::string Hex() const;
  std::string Bytes() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

  friend auto operator<=>(const Digest&, const Digest&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Digest& digest) { return out << digest.Hex(); }
};

}  // namespace vanthu
