#include "services/drafting/reading/sentences.h"

#include <algorithm>
#include <array>

#include "services/platform/text/fold.h"

namespace vanthu::drafting {
size_t SentenceEnd(std::string_view text) {
  int open = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(') ++open;
    if (text[at] == ';' || (text[at] == ')' && --open < 0)) return at;
    if (text[at] != '.') continue;
    const std::string_view after = text.substr(at + 1);
    if (after.empty() || after.substr(0, 2) == "/." || (after.front() == ' ' && text::StartsWithUpperCase(after.substr(1))))
      return at;
  }
  return text.size();
}

size_t MainClause(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kAgents = {", Sở ",        ", UBND ", ", Ủy ban ", ", Ban ",
                                                              ", Văn phòng ", ", Bộ ",   ", Cục ",    ", đề nghị "};
  size_t first = text.size();
  for (const std::string_view agent : kAgents) first = std::min(first, text.find(agent));
  return first;
}

}  // namespace vanthu::drafting
