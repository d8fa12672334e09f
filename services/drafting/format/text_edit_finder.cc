#include "services/drafting/format/text_edit_finder.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"
#include "services/drafting/draft/draft_json.h"
#include "services/drafting/format/word_changes.h"
#include "services/drafting/reading/sheet.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

constexpr int kClosingLinesMax = 3;  // "./." may stand on a line of its own, after a blank one

struct WrittenChange {
  std::string before;
  std::string after;
  Span span;
};

// What reading took apart is put together again as it stands in the file.
WrittenChange Whole(const Draft& draft, const Finding& finding, std::string before) {
  const Fix& fix = *finding.fix;
  WrittenChange change{std::move(before), fix.replacement, finding.place.span};
  if (fix.pointer == "/closing" && !draft.body.empty()) {
    const std::string& last = draft.body.back().text;
    change = {absl::StrCat(last, change.before), absl::StrCat(last, change.after), draft.body.back().span};
    change.span.last_line += kClosingLinesMax;
  } else if (absl::EndsWith(fix.pointer, "/punctuation") && finding.place.item) {
    const auto& items = absl::StartsWith(fix.pointer, "/addressees") ? draft.addressees : draft.recipients;
    const RecipientItem& item = items.at(static_cast<size_t>(*finding.place.item));
    const std::string words = absl::StrCat(item.text, item.note.empty() ? "" : absl::StrCat(" (", item.note, ")"));
    change = {absl::StrCat(words, change.before), absl::StrCat(words, change.after), item.span};
  }
  return change;
}

std::optional<WrittenChange> ChangeOf(const Finding& finding, const Draft& draft, const nlohmann::json& json) {
  const nlohmann::json::json_pointer pointer(finding.fix->pointer);
  if (!json.contains(pointer) || !json.at(pointer).is_string()) return std::nullopt;
  return Whole(draft, finding, json.at(pointer).get<std::string>());
}

// Words as a stream of letters without blanks, each knowing where it stands.
struct Letter {
  int line = 0;
  size_t at = 0;  // byte of the line
};
struct Letters {
  std::string bytes;
  std::vector<Letter> places;  // one per byte

  void Add(std::string_view text, int line, size_t from) {
    text::ForEachCodePoint(text, [&](const text::CodePoint& point) {
      if (text::IsBlank(point.value)) return;
      for (size_t at = point.begin; at < point.end; ++at) places.push_back({line, from + at});
      bytes.append(text.substr(point.begin, point.end - point.begin));
    });
  }
};

std::string WithoutBlanks(std::string_view text) {
  Letters letters;
  letters.Add(text, 0, 0);
  return letters.bytes;
}

// The lines as they are, or one of their columns.
Letters LettersOf(const SourceText& source, Span span, Cell cell, bool with_emphasis) {
  Letters letters;
  for (int line = span.first_line; line <= std::min(span.last_line, source.line_count()); ++line) {
    const std::string_view whole = source.Line(line);
    std::string_view text = whole;
    const auto columns = cell == Cell::kWhole ? std::vector<Columns>() : PossibleColumns(whole);
    if (!columns.empty()) text = cell == Cell::kLeft ? columns.front().left : columns.front().right;
    const size_t from = static_cast<size_t>(text.data() - whole.data());
    for (size_t at = 0; at < text.size();) {
      const size_t mark = with_emphasis ? text.size() : std::min(text.find("**", at), text.size());
      letters.Add(text.substr(at, mark - at), line, from + at);
      at = mark + 2;
    }
  }
  return letters;
}

// Where `words` stand, if in one place only. Of several the one that has its lines to itself is meant.
std::optional<size_t> Find(const Letters& letters, const std::string& words) {
  std::vector<size_t> found, alone;
  for (size_t at = letters.bytes.find(words); at != std::string::npos; at = letters.bytes.find(words, at + 1)) {
    const size_t end = at + words.size();
    const bool begins_line = at == 0 || letters.places[at - 1].line < letters.places[at].line;
    const bool ends_line = end == letters.bytes.size() || letters.places[end].line > letters.places[end - 1].line;
    found.push_back(at);
    if (begins_line && ends_line) alone.push_back(at);
  }
  if (found.size() == 1) return found.front();
  if (alone.size() == 1) return alone.front();
  return std::nullopt;
}

std::vector<TextEdit> EditsIn(const Letters& letters, size_t from, const WrittenChange& change) {
  std::vector<TextEdit> edits;
  for (const WordChange& word : WordChanges(change.before, change.after)) {
    const size_t first = from + WithoutBlanks(std::string_view(change.before).substr(0, word.begin)).size();
    const size_t last = from + WithoutBlanks(std::string_view(change.before).substr(0, word.end)).size() - 1;
    if (last < first || last >= letters.places.size() || letters.places[first].line != letters.places[last].line) return {};
    edits.push_back({letters.places[first].line, letters.places[first].at, letters.places[last].at + 1, word.text});
  }
  return edits;
}

}  // namespace

const nlohmann::json& TextEditFinder::Json() {
  if (!json_) json_ = nlohmann::json::parse(ReadableJson(draft_));
  return *json_;
}

std::vector<TextEdit> TextEditFinder::EditsOf(const Finding& finding) {
  if (!finding.fix) return {};
  if (finding.fix->pointer.empty()) return finding.fix->edits;
  if (!source_.is_nfc()) return {};  // the draft's words are composed, the file's are not
  const auto change = ChangeOf(finding, draft_, Json());
  if (!change || change->span.first_line == 0) return {};
  const std::string words = WithoutBlanks(change->before);
  if (words.empty()) return {};
  const bool with_emphasis = absl::StrContains(words, "**");
  for (const Cell cell : {Cell::kWhole, Cell::kLeft, Cell::kRight}) {
    const Letters letters = LettersOf(source_, change->span, cell, with_emphasis);
    if (const auto at = Find(letters, words)) return EditsIn(letters, *at, *change);
  }
  return {};
}

}  // namespace vanthu::drafting
