#include "gateway/http/http_message.h"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace vanthu::gateway {

const std::string* RequestHead::Find(std::string_view name) const {
  for (const HeaderField& field : fields) {
    if (EqualsIgnoringCase(field.name, name)) return &field.value;
  }
  return nullptr;
}

int RequestHead::Count(std::string_view name) const {
  return static_cast<int>(std::count_if(fields.begin(), fields.end(),
                                        [name](const HeaderField& field) { return EqualsIgnoringCase(field.name, name); }));
}

bool EqualsIgnoringCase(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return absl::ascii_tolower(static_cast<unsigned char>(x)) == absl::ascii_tolower(static_cast<unsigned char>(y));
         });
}

}  // namespace vanthu::gateway
