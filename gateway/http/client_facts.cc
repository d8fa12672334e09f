#include "gateway/http/client_facts.h"

#include "absl/strings/ascii.h"

namespace vanthu::gateway {

ClientFacts ClientFactsOf(const RequestHead& head, const std::set<std::string>& trusted_proxies) {
  ClientFacts facts{.address = head.peer};
  if (!trusted_proxies.contains(head.peer)) return facts;
  for (const HeaderField& field : head.fields) {
    if (!EqualsIgnoringCase(field.name, "X-Forwarded-For")) continue;
    const std::string last = field.value.substr(field.value.rfind(',') + 1);  // npos + 1 is 0: the whole
    facts.address = std::string(absl::StripAsciiWhitespace(last));
    facts.came_by_proxy = true;
  }
  const std::string* proto = head.Find("X-Forwarded-Proto");
  facts.is_tls = proto != nullptr && head.Count("X-Forwarded-Proto") == 1 && EqualsIgnoringCase(*proto, "https");
  return facts;
}

}  // namespace vanthu::gateway
