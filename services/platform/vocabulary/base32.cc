#include "services/platform/vocabulary/base32.h"

#include <cstdint>

namespace vanthu {

std::string Base32(std::string_view bytes) {
  static constexpr char kAlphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
  std::string text;
  uint32_t buffer = 0;
  int bits = 0;
  for (const unsigned char byte : bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += kAlphabet[(buffer >> (bits - 5)) & 31];
    buffer &= (1U << bits) - 1;
  }
  if (bits > 0) text += kAlphabet[(buffer << (5 - bits)) & 31];
  return text;
}

}  // namespace vanthu
