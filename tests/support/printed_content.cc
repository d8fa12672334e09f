#include "tests/support/printed_content.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/platform/text/fold.h"

namespace vanthu::support {
namespace {

using drafting::Block;
using drafting::BlockKind;
using drafting::Draft;
using drafting::RecipientItem;

std::string Upper(std::string_view name) {
  std::string upper(name);  // names of types are few: their capitals stand here
  static const std::vector<std::pair<std::string, std::string>> kNames = {
      {"Quyết định", "QUYẾT ĐỊNH"}, {"Tờ trình", "TỜ TRÌNH"}, {"Báo cáo", "BÁO CÁO"},
      {"Giấy mời", "GIẤY MỜI"},     {"Kế hoạch", "KẾ HOẠCH"}, {"Công điện", "CÔNG ĐIỆN"}};
  const auto found = std::find_if(kNames.begin(), kNames.end(), [&](const auto& pair) { return pair.first == name; });
  return found == kNames.end() ? upper : found->second;
}

bool IsWrapped(const DispatchLayout& layout) {
  return layout.spacing == Spacing::kWrapped || layout.spacing == Spacing::kWrappedWithBlanks;
}

bool HasBlanksBetween(const DispatchLayout& layout) {
  return layout.spacing == Spacing::kBlankBetween || layout.spacing == Spacing::kWrappedWithBlanks;
}

Lines TableLines(const Block& block, Glue glue) {
  Lines lines;
  for (size_t row = 0; row < block.table->rows.size(); ++row) {
    std::vector<std::string> cells;
    for (const auto& cell : block.table->rows[row]) cells.push_back(cell.text);
    if (glue == Glue::kBarredRow) {
      lines.push_back(absl::StrCat("| ", absl::StrJoin(cells, " | "), " |"));
      if (row == 0) lines.push_back(absl::StrCat("|", absl::StrJoin(std::vector<std::string>(cells.size(), "---"), "|"), "|"));
    } else {
      lines.push_back(absl::StrJoin(cells, glue == Glue::kTab ? "\t" : " | "));
    }
  }
  return lines;
}

Lines BlockLines(const Block& block, const DispatchLayout& layout, LineBreaker& breaker) {
  if (block.kind == BlockKind::kTable) return TableLines(block, layout.table_glue);
  const bool is_text = block.kind != BlockKind::kHeading || block.text.size() > 80;
  if (layout.breaks_sentence_by_blank && is_text && breaker.Below(4) == 0) {
    const Lines halves = breaker.BeforeSmallLetter(block.text);
    if (halves.size() == 2 && !IsWrapped(layout)) return {halves[0], "", halves[1]};
  }
  return IsWrapped(layout) ? LineBreaker::AtWidth(block.text, layout.width) : Lines{block.text};
}

Lines BlocksLines(const std::vector<Block>& blocks, const DispatchLayout& layout, LineBreaker& breaker) {
  Lines lines;
  for (const Block& block : blocks) {
    const bool beside_table = block.kind == BlockKind::kTable || (!lines.empty() && lines.back().find('|') != std::string::npos);
    if (!lines.empty() && (HasBlanksBetween(layout) || beside_table)) lines.emplace_back();
    Append(lines, BlockLines(block, layout, breaker));
  }
  return lines;
}

// "Các Sở: A, B và C" for items that follow each other, have no note, and begin with the same word.
std::vector<RecipientItem> Listed(const std::vector<RecipientItem>& items) {
  std::vector<RecipientItem> listed;
  for (size_t first = 0; first < items.size();) {
    size_t last = first;
    const auto is_department = [&](size_t at) { return items[at].text.starts_with("Sở ") && items[at].note.empty(); };
    while (is_department(first) && last + 1 < items.size() && is_department(last + 1)) ++last;
    if (last == first) {
      listed.push_back(items[first++]);
      continue;
    }
    std::string names;
    for (size_t at = first; at <= last; ++at) {
      absl::StrAppend(&names, at == first ? "" : at == last ? " và " : ", ", items[at].text.substr(std::string("Sở ").size()));
    }
    listed.push_back({absl::StrCat("Các Sở: ", names), "", items[last].punctuation});
    first = last + 1;
  }
  return listed;
}

}  // namespace

std::string ItemText(const RecipientItem& item) {
  return absl::StrCat(item.text, item.note.empty() ? "" : absl::StrCat(" (", item.note, ")"), item.punctuation);
}

Lines PrintTitle(const Draft& draft, const DispatchLayout& layout, LineBreaker& breaker) {
  if (draft.type == drafting::DocumentType::kOfficialLetter) return {};
  Lines lines = {Upper(FactsOf(draft.type).name)};
  Append(lines, layout.breaks_phrases ? LineBreaker::AtWidth(draft.abstract, 40 + breaker.Below(20)) : Lines{draft.abstract});
  if (layout.rules) lines.emplace_back("-------");
  return lines;
}

Lines PrintAddressees(const Draft& draft, const DispatchLayout& layout, LineBreaker& breaker) {
  if (draft.addressees.empty() || draft.type == drafting::DocumentType::kTelegram) return {};
  const auto items = layout.lists_agencies ? Listed(draft.addressees) : draft.addressees;
  const std::string label = layout.joined_labels ? "Kínhgửi:" : "Kính gửi:";
  const std::string gap = layout.label_without_blank ? "" : " ";
  if (items.size() == 1) return {absl::StrCat(label, gap, ItemText(items[0]))};
  Lines lines = {layout.first_item_beside_label ? absl::StrCat(label, gap, layout.dash, ItemText(items[0])) : label};
  if (!layout.first_item_beside_label && layout.header_blanks) lines.emplace_back();
  for (size_t at = layout.first_item_beside_label ? 1 : 0; at < items.size(); ++at) {
    const std::string line = absl::StrCat(layout.dash, ItemText(items[at]));
    Append(lines, layout.breaks_phrases ? breaker.BeforeSmallLetter(line) : Lines{line});
  }
  return lines;
}

Lines PrintContent(const Draft& draft, const DispatchLayout& layout, LineBreaker& breaker) {
  std::vector<Block> blocks = draft.body;
  const bool alone = layout.closing_alone && draft.closing == "./.";
  if (!alone) absl::StrAppend(&blocks.back().text, draft.closing);
  if (!draft.attachment_note.empty()) blocks.insert(blocks.end() - 1, {BlockKind::kParagraph, draft.attachment_note});
  Lines lines = BlocksLines(blocks, layout, breaker);
  if (alone) lines.push_back(draft.closing);
  return lines;
}

Lines PrintAnnexes(const Draft& draft, const DispatchLayout& layout, LineBreaker& breaker) {
  Lines lines;
  for (const drafting::Annex& annex : draft.annexes) {
    Append(lines, {"", annex.label, annex.title});
    if (!annex.note.empty()) lines.push_back(annex.note);
    lines.emplace_back(layout.rules ? "-------" : "");
    Append(lines, BlocksLines(annex.body, layout, breaker));
  }
  return lines;
}

}  // namespace vanthu::support
