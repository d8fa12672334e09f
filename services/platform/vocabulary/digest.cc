#include "services/platform/vocabulary/digest.h"

#include <algorithm>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_format.h"

namespace vanthu {

absl::StatusOr<Digest> Digest::FromHex(std::string_view hex) {
  const bool is_hex = hex.size() == 64 && std::all_of(hex.begin(), hex.end(),
                                                      [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
  if (!is_hex) return absl::InvalidArgumentError(absl::StrFormat("\"%s\" is no SHA-256 in lower-case hexadecimal", hex));
  return FromBytes(absl::HexStringToBytes(std::string(hex)));
}

absl::StatusOr<Digest> Digest::FromBytes(std::string_view raw) {
  Digest digest;
  if (raw.size() != digest.bytes.size()) {
    return absl::InvalidArgumentError(absl::StrFormat("a SHA-256 has 32 bytes, not %d", raw.size()));
  }
  std::copy(raw.begin(), raw.end(), digest.bytes.begin());
  return digest;
}

std::string Digest::Hex() const { return absl::BytesToHexString(Bytes()); }

}  // namespace vanthu
