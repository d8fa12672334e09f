#include "services/drafting/reading/header.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/remarks.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kAgencyNameBytesMax = 120;

struct Name {
  std::string text;
  std::vector<size_t> pieces;
};

bool MayBeAgencyName(const Piece& piece) {
  if (piece.text.size() > kAgencyNameBytesMax || piece.text.find_last_of(".;:,") == piece.text.size() - 1) return false;
  return text::IsInCapitals(piece.text) || (IsAgencyName(piece.folded) && text::StartsWithUpperCase(piece.text));
}

// A name may run over several lines ("SỞ THÔNG TIN / VÀ TRUYỀN THÔNG"): a line that does not begin as an agency goes on with the
// one before.
std::vector<Name> NamesIn(const Sheet& sheet, size_t end) {
  std::vector<Name> names;
  for (size_t at = 0; at < end; ++at) {
    if (!sheet.IsFree(at) || sheet[at].cell() == Cell::kRight || !MayBeAgencyName(sheet[at])) continue;
    const bool continues = !names.empty() && !IsAgencyName(sheet[at].folded);
    if (!continues) names.push_back({});
    absl::StrAppend(&names.back().text, names.back().text.empty() ? "" : " ", text::CollapseBlanks(sheet[at].text));
    names.back().pieces.push_back(at);
  }
  return names;
}

void Give(Sheet& sheet, const Name& name, std::string_view field) {
  for (const size_t at : name.pieces) sheet.Give(at, field);
}

}  // namespace

void ReadMarks(Sheet& sheet, Draft& draft) {
  bool has_urgency = false;
  for (size_t at = 0; at < sheet.size(); ++at) {
    if (const auto mark = SecrecyMark(sheet[at].text)) {
      sheet.Give(at, "secrecy_mark");
      if (mark->size() > draft.secrecy_mark.size()) draft.secrecy_mark = *mark;  // the longer name is the higher degree
    } else if (const auto urgency = UrgencyMark(sheet[at].text)) {
      if (has_urgency && *urgency != draft.urgency) {
        SayUndecided(draft, "urgency", "Văn bản có nhiều dấu độ khẩn khác nhau; lấy mức cao nhất.",
                     "The dispatch bears different urgency marks; the highest was taken.", sheet.SpanOf(at, at));
      }
      sheet.Give(at, "urgency");
      draft.urgency = std::max(draft.urgency, *urgency);
      has_urgency = true;
    }
  }
}

void ReadNamesAndRules(Sheet& sheet, const Zones& zones, Draft& draft) {
  size_t symbol = zones.header_end;
  for (size_t at = 0; at < zones.header_end; ++at) {
    if (!sheet.IsFree(at)) {
      if (IsSymbolLine(sheet[at].folded)) symbol = std::min(symbol, at);
    } else if (IsNationalName(sheet[at].folded) || IsRule(sheet[at].text)) {
      sheet.Give(at, "label");
    }
  }
  const std::vector<Name> names = NamesIn(sheet, symbol);
  if (names.empty()) return;
  draft.issuing_body = names.back().text;
  Give(sheet, names.back(), "issuing_body");
  for (size_t i = 0; i + 1 < names.size(); ++i) {
    absl::StrAppend(&draft.parent_body, i == 0 ? "" : ", ", names[i].text);
    Give(sheet, names[i], "parent_body");
  }
  if (names.size() > 2) {
    SayUndecided(draft, "parent_body", "Có hơn hai tên cơ quan ở đầu văn bản: chưa rõ đâu là cơ quan chủ quản trực tiếp.",
                 "More than two agencies stand in the header: which one is the direct parent is not clear.",
                 sheet.SpanOf(names.front().pieces.front(), names.back().pieces.back()));
  }
}

}  // namespace vanthu::drafting
