#include "services/drafting/format/check_input.h"

#include "absl/strings/match.h"
#include "absl/strings/str_format.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {
namespace {

void AddItems(std::string_view field, const std::vector<RecipientItem>& items, std::vector<DraftText>& texts) {
  for (size_t at = 0; at < items.size(); ++at) {
    const RecipientItem& item = items[at];
    texts.push_back({field, static_cast<int>(at), absl::StrFormat("/%s/%d/text", field, at), item.text, item.span});
    if (!item.note.empty())
      texts.push_back({field, static_cast<int>(at), absl::StrFormat("/%s/%d/note", field, at), item.note, item.span});
  }
}

// `item` is the block for the content, the annex for its blocks.
void AddBlock(std::string_view field, int item, const std::string& pointer, const Block& block, std::vector<DraftText>& texts) {
  if (!block.table) {
    texts.push_back({field, item, pointer + "/text", block.text, block.span});
    return;
  }
  for (size_t row = 0; row < block.table->rows.size(); ++row) {
    const auto& cells = block.table->rows[row];
    for (size_t cell = 0; cell < cells.size(); ++cell)
      texts.push_back(
          {field, item, absl::StrFormat("%s/table/rows/%d/%d/text", pointer, row, cell), cells[cell].text, block.span});
  }
}

std::vector<DraftText> TextsOf(const Draft& draft) {
  std::vector<DraftText> texts;
  texts.push_back({"abstract", std::nullopt, "/abstract", draft.abstract, SpanOfField(draft, "abstract")});
  AddItems("addressees", draft.addressees, texts);
  for (size_t at = 0; at < draft.body.size(); ++at)
    AddBlock("body", static_cast<int>(at), absl::StrFormat("/body/%d", at), draft.body[at], texts);
  texts.push_back(
      {"attachment_note", std::nullopt, "/attachment_note", draft.attachment_note, SpanOfField(draft, "attachment_note")});
  AddItems("recipients", draft.recipients, texts);
  for (size_t at = 0; at < draft.annexes.size(); ++at) {
    const Annex& annex = draft.annexes[at];
    texts.push_back({"annexes", static_cast<int>(at), absl::StrFormat("/annexes/%d/title", at), annex.title, annex.span});
    for (size_t block = 0; block < annex.body.size(); ++block)
      AddBlock("annexes", static_cast<int>(at), absl::StrFormat("/annexes/%d/body/%d", at, block), annex.body[block], texts);
  }
  return texts;
}

// What is called an annex is a list or a form with numbers of its own; what stands under a title ("QUY CHẾ") is numbered as the
// content of a document is.
std::vector<NumberedText> NumberedTextsOf(const Draft& draft) {
  std::vector<NumberedText> numbered;
  numbered.push_back({"body", std::nullopt, "/body", draft.body, LabelsOf(draft.body)});
  for (size_t at = 0; at < draft.annexes.size(); ++at) {
    const Annex& annex = draft.annexes[at];
    if (absl::StartsWith(text::Fold(annex.label), "phu luc")) continue;
    numbered.push_back(
        {"annexes", static_cast<int>(at), absl::StrFormat("/annexes/%d/body", at), annex.body, LabelsOf(annex.body)});
  }
  return numbered;
}

}  // namespace

CheckInput::CheckInput(const Draft& judged, const SourceText* read_from, std::optional<int> files)
    : draft(judged), source(read_from), attachments(files), texts(TextsOf(judged)), numbered(NumberedTextsOf(judged)) {}

Span SpanOfField(const Draft& draft, std::string_view field) {
  Span span;
  for (const Origin& origin : draft.origins) {
    if (origin.field != field) continue;
    if (span.first_line == 0) {
      span = origin.span;
    } else {
      span = {span.first_line, origin.span.last_line, span.cell == origin.span.cell ? span.cell : Cell::kWhole};
    }
  }
  return span;
}

}  // namespace vanthu::drafting
