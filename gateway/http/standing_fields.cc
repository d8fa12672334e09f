#include "gateway/http/standing_fields.h"

#include <algorithm>

namespace vanthu::gateway {

void AddStandingFields(bool is_tls, ResponseHead* head) {
  const auto add = [head](const char* name, const char* value) {
    const bool is_there = std::any_of(head->fields.begin(), head->fields.end(),
                                      [name](const HeaderField& field) { return EqualsIgnoringCase(field.name, name); });
    if (!is_there) head->fields.push_back({name, value});
  };
  add("Cache-Control", "no-store");
  add("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  add("X-Content-Type-Options", "nosniff");
  add("Referrer-Policy", "no-referrer");
  add("Cross-Origin-Resource-Policy", "same-origin");
  if (is_tls) add("Strict-Transport-Security", "max-age=31536000");
}

}  // namespace vanthu::gateway
