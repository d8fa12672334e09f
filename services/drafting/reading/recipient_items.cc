#include "services/drafting/reading/recipient_items.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/drafting/reading/agency_names.h"
#include "services/drafting/reading/remarks.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

constexpr std::u32string_view kDashes = U"-–—−‐‑+•·●▪*";
constexpr std::string_view kPunctuation = ";.,:/";  // a list may close with "./."

// "TP.", "VT." keep their point only inside; at the end it closes the item.
std::string_view WithoutPunctuation(std::string_view text) {
  while (!text.empty() && (kPunctuation.find(text.back()) != std::string_view::npos || text.back() == ' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

bool IsDashed(std::string_view text) {
  const auto points = text::CodePoints(text.substr(0, 4));
  return !points.empty() && kDashes.find(points.front().value) != std::u32string_view::npos;
}

std::string_view WithoutDash(std::string_view text) {
  while (IsDashed(text)) text = text::Trim(text.substr(text::CodePoints(text.substr(0, 4)).front().end));
  return text;
}

RecipientItem ParseItem(std::string_view text, Span span) {
  RecipientItem item;
  item.span = span;
  const std::string written = text::CollapseBlanks(WithoutDash(text::Trim(text)));
  std::string_view words = WithoutPunctuation(written);
  item.punctuation = text::Trim(std::string_view(written).substr(words.size()));
  const size_t open = words.rfind('(');
  if (open != std::string_view::npos && open > 0 && words.back() == ')') {
    item.note = text::Trim(words.substr(open + 1, words.size() - open - 2));
    words = text::Trim(words.substr(0, open));
  }
  item.text = std::string(words);
  return item;
}

std::vector<RecipientItem> ParseItems(std::string_view text, Span span) {
  std::vector<RecipientItem> items;
  while (!text::IsBlankText(text)) {
    const size_t end = text.find(';');
    const std::string_view part = text.substr(0, end == std::string_view::npos ? end : end + 1);
    items.push_back(ParseItem(part, span));
    text.remove_prefix(part.size());
    const bool said_nothing = items.back().text.empty() && items.back().note.empty();
    if (!said_nothing || items.size() == 1) continue;
    absl::StrAppend(&items[items.size() - 2].punctuation, items.back().punctuation);
    items.pop_back();
  }
  return items;
}

RecipientItem Continued(const RecipientItem& item, std::string_view more, Span span) {
  const std::string note = item.note.empty() ? "" : absl::StrCat(" (", item.note, ")");
  return ParseItem(absl::StrCat(item.text, note, item.punctuation, " ", std::string(more)),
                   {item.span.first_line, span.last_line, item.span.cell});
}

void ExpandLists(Draft& draft, std::string_view field, std::vector<RecipientItem>& items) {
  std::vector<RecipientItem> expanded;
  for (RecipientItem& item : items) {
    const auto list = AgencyListIn(item.text);
    if (!list) {
      expanded.push_back(std::move(item));
      continue;
    }
    if (list->names.empty()) {
      SayUndecided(
          draft, field,
          absl::StrCat("\"", item.text, "\" gồm nhiều cơ quan nhưng không tách được chắc chắn; ghi mỗi nơi một dòng."),
          absl::StrCat("\"", item.text, "\" names several agencies that cannot be told apart; give each a line of its own."),
          item.span);
      expanded.push_back(std::move(item));
      continue;
    }
    draft.mended.push_back(
        {std::string(field), absl::StrCat("\"", item.text, "\" đã được tách thành ", list->names.size(), " nơi nhận."),
         absl::StrCat("\"", item.text, "\" was taken apart into ", list->names.size(), " recipients."), item.span});
    for (const std::string& name : list->names) expanded.push_back({name, item.note, ";", item.span});
    expanded.back().punctuation = item.punctuation;
  }
  items = std::move(expanded);
}

}  // namespace vanthu::drafting
