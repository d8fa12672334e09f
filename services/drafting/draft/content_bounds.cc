#include "services/drafting/draft/content_bounds.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/drafting/draft/draft_json.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/nfc.h"

namespace vanthu::drafting {
namespace {

// An emphasis in a cell of an annex's table lies twelve deep; a thousand pages of tables have some ten thousand rows.
constexpr size_t kDepthMax = 32;
constexpr size_t kStructuresMax = 200'000;

// A plan of three hundred pages has some thousand paragraphs and rows; a row of more cells than this fits no page.
constexpr size_t kBlocksMax = 20'000;
constexpr size_t kRowsMax = 10'000;
constexpr size_t kCellsOfARowMax = 100;

absl::Status Beyond(std::string_view field, size_t count, size_t most) {
  return status::Error(status::Reason::kInvalidField, {{"field", std::string(field)},
                                                       {"value", absl::StrCat(count)},
                                                       {"rule", absl::StrCat("Nhiều nhất là ", most, ".")},
                                                       {"rule_en", absl::StrCat("At most ", most, ".")}});
}

struct Counted {
  size_t blocks = 0;
  size_t rows = 0;
  size_t widest_row = 0;
};

void Count(const std::vector<Block>& blocks, Counted& counted) {
  counted.blocks += blocks.size();
  for (const Block& block : blocks) {
    if (!block.table) continue;
    counted.rows += block.table->rows.size();
    for (const auto& row : block.table->rows) counted.widest_row = std::max(counted.widest_row, row.size());
  }
}

}  // namespace

absl::Status RefuseUnbounded(std::string_view json) {
  size_t depth = 0, structures = 0;
  bool in_string = false;
  for (size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_string) {
      if (c == '\\') ++at;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kDepthMax) return Beyond("draft", depth, kDepthMax);
      if (++structures > kStructuresMax) return Beyond("draft", structures, kStructuresMax);
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return absl::OkStatus();
}

absl::Status RefuseUnbounded(const Draft& draft) {
  Counted counted;
  Count(draft.body, counted);
  for (const Annex& annex : draft.annexes) Count(annex.body, counted);
  if (counted.blocks > kBlocksMax) return Beyond("body", counted.blocks, kBlocksMax);
  if (counted.rows > kRowsMax) return Beyond("body/table/rows", counted.rows, kRowsMax);
  if (counted.widest_row > kCellsOfARowMax) return Beyond("body/table/rows", counted.widest_row, kCellsOfARowMax);
  if (text::IsNfc(CanonicalJson(draft))) return absl::OkStatus();
  return status::Error(status::Reason::kInvalidField, {{"field", "content_json"},
                                                       {"value", "NFD"},
                                                       {"rule", "Chữ phải ở dạng Unicode dựng sẵn (NFC)."},
                                                       {"rule_en", "Text must be in Unicode normalization form C (NFC)."}});
}

}  // namespace vanthu::drafting
