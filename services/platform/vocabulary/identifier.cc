#include "services/platform/vocabulary/identifier.h"

#include <algorithm>

namespace vanthu {

bool IsIdentifierText(std::string_view text) {
  if (text.empty() || text.size() > kIdentifierBytesMax || text.front() == '-' || text.back() == '-') return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

}  // namespace vanthu
