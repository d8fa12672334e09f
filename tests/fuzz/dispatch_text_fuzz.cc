#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "services/drafting/draft/draft_json.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/drafting/reading/plain_text.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

// Every non-blank line stands in a field or among the unplaced ones.
void RequireNothingLost(std::string_view bytes, const Draft& draft) {
  std::set<int> placed;
  for (const Origin& origin : draft.origins) {
    for (int line = origin.span.first_line; line <= origin.span.last_line; ++line) placed.insert(line);
  }
  for (const UnplacedLine& line : draft.unplaced) placed.insert(line.line);
  const auto plain = ReadPlainText(bytes, "fuzz.txt");
  if (!plain.ok()) return;  // another format, which counts its lines otherwise
  int number = 0;
  for (const std::string_view line : text::SplitLines(plain->nfc)) {
    ++number;
    Require(text::IsBlankText(line) || placed.count(number) > 0);
  }
}

void Check(std::string_view bytes) {
  const auto draft = ReadDispatch(bytes, "fuzz.txt");
  if (!draft.ok()) {
    Require(status::ReasonOf(draft.status()).has_value());
    return;
  }
  RequireNothingLost(bytes, *draft);
  const auto again = DraftFromJson(CanonicalJson(*draft));
  Require(again.ok() && *again == *draft);
}

}  // namespace
}  // namespace vanthu::drafting

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  vanthu::drafting::Check({reinterpret_cast<const char*>(data), size});
  return 0;
}
