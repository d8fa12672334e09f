#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/drafting/draft/draft.h"
#include "services/drafting/format/block_labels.h"
#include "services/drafting/format/source_text.h"

namespace vanthu::drafting {

// A text of the draft that a person wrote in sentences or phrases, and where it stands.
struct DraftText {
  std::string_view field;  // the member of Draft
  std::optional<int> item;
  std::string pointer;  // of the text itself, RFC 6901
  std::string_view text;
  Span span;
};

// A text whose parts are numbered: the content, or a regulation that stands behind the dispatch it is issued with.
struct NumberedText {
  std::string_view field;   // the member of Draft
  std::optional<int> item;  // which annex; none for the content, whose blocks are the items
  std::string pointer;      // of its blocks, RFC 6901
  const std::vector<Block>& blocks;
  Labels labels;
};

// What a check looks at. Made once for all rules; what it is given outlives it.
struct CheckInput {
  explicit CheckInput(const Draft& judged, const SourceText* read_from = nullptr, std::optional<int> files = std::nullopt);

  const Draft& draft;
  const SourceText* source;            // the file's own lines; null for what was typed, or read from no plain text
  std::optional<int> attachments;      // how many files travel with the dispatch; none where that is not known
  std::vector<DraftText> texts;        // abstract, addressees, content, annexes, recipients, note on attachments
  std::vector<NumberedText> numbered;  // the content first

  const Labels& labels() const { return numbered.front().labels; }  // of the content
};

// The lines that a field was read from, first to last; none for what was typed.
Span SpanOfField(const Draft& draft, std::string_view field);

}  // namespace vanthu::drafting
