#include "services/drafting/format/list_form.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/drafting/format/issue_barrier.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/recipient_items.h"
#include "services/drafting/reading/sheet.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

std::string_view CellOf(std::string_view line, Cell cell) {
  if (cell == Cell::kWhole) return line;
  const auto columns = PossibleColumns(line);
  if (columns.empty()) return line;
  return cell == Cell::kLeft ? columns.front().left : columns.front().right;
}

// How far the label's own letters and marks reach: "Kính gửi :" with the blanks inside.
size_t LabelEnd(std::string_view text, size_t folded_size) {
  const text::FoldedText folded(text);
  size_t end = folded.OriginalOffset(folded_size);
  const size_t colon = text.find_first_not_of(' ', end);
  return colon != std::string_view::npos && text[colon] == ':' ? colon + 1 : end;
}

// "- Sở Nội vụ; Sở Tài chính": another item behind the first.
bool HoldsMore(std::string_view text) {
  const size_t end = text.find(';');
  return end != std::string_view::npos && text.find_first_not_of("; .", end) != std::string_view::npos;
}

// The dash as it should be, for a line that begins with another or with none.
std::optional<TextEdit> DashEdit(int line, std::string_view whole, std::string_view text) {
  const std::string_view words = WithoutDash(text);
  const size_t begin = static_cast<size_t>(text.data() - whole.data()), end = static_cast<size_t>(words.data() - whole.data());
  return words.empty() ? std::nullopt : std::optional(TextEdit{line, begin, end, "- "});
}

}  // namespace

void CheckListLabel(const CheckInput& input, const ListLabel& label, Report& report) {
  if (input.source == nullptr) return;
  for (const Origin& origin : input.draft.origins) {
    if (origin.field != "label" && origin.field != label.field) continue;
    for (int number = origin.span.first_line; number <= origin.span.last_line; ++number) {
      const std::string_view line = input.source->Line(number);
      const std::string_view text = text::Trim(CellOf(line, origin.span.cell));
      if (!absl::StartsWith(text::Fold(text), std::string(label.folded))) continue;
      const std::string_view written = text.substr(0, LabelEnd(text, label.folded.size()));
      if (written == label.right) return;
      const size_t begin = static_cast<size_t>(written.data() - line.data());
      const TextEdit edit{number, begin, begin + written.size(), std::string(label.right)};
      return report.Add({"label", std::nullopt, {number, number}}, written, Fix{"", std::string(label.right), {edit}});
    }
  }
}

void CheckListLines(const CheckInput& input, std::string_view field, const std::vector<RecipientItem>& items, Report& report) {
  if (input.source == nullptr) return;
  int last_line = 0;
  for (size_t at = 0; at < items.size(); ++at) {
    const Span& span = items[at].span;
    if (span.first_line == 0 || span.first_line == last_line) continue;
    last_line = span.first_line;
    const std::string_view line = input.source->Line(span.first_line);
    const std::string_view text = text::Trim(CellOf(line, span.cell));
    const std::string folded = text::Fold(text);
    const bool on_label = absl::StartsWith(folded, "kinh gui") || absl::StartsWith(folded, "noi nhan");
    const bool is_well = absl::StartsWith(std::string(text.substr(0, 3)), "- ") && text.substr(2, 1) != " ";
    if (is_well && !HoldsMore(text)) continue;
    std::optional<Fix> fix;
    if (!on_label && !is_well) {
      if (auto edit = DashEdit(span.first_line, line, text)) fix = Fix{"", "- ", {*std::move(edit)}};
    }
    report.Add({std::string(field), static_cast<int>(at), span}, text, std::move(fix));
  }
}

bool SpeaksToAll(DocumentType type) {
  using T = DocumentType;
  static constexpr T kTypes[] = {T::kResolution, T::kDecision,   T::kDirective,   T::kRegulation,
                                 T::kRule,       T::kCommunique, T::kAnnouncement};
  return std::find(std::begin(kTypes), std::end(kTypes), type) != std::end(kTypes);
}

std::vector<size_t> RepeatedItems(const std::vector<RecipientItem>& others, const std::vector<RecipientItem>& items) {
  std::set<std::string> seen;
  for (const RecipientItem& item : others) seen.insert(text::Fold(item.text));
  std::vector<size_t> repeated;
  for (size_t at = 0; at < items.size(); ++at) {
    if (items[at].text.empty() || IsBackReference(items[at])) continue;
    if (!seen.insert(text::Fold(items[at].text)).second) repeated.push_back(at);
  }
  return repeated;
}

}  // namespace vanthu::drafting
