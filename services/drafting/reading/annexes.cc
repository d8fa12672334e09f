#include "services/drafting/reading/annexes.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/drafting/reading/annex_lines.h"
#include "services/drafting/reading/block_form.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/paragraphs.h"
#include "services/drafting/reading/pattern.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kTitleLinesMax = 6;
constexpr size_t kTitleBytesMax = 300;

void AppendWords(std::string_view words, std::string& text) {
  absl::StrAppend(&text, text.empty() || words.empty() ? "" : " ", text::CollapseBlanks(words));
}

// Reads one annex from its first piece to its last.
class AnnexReader {
 public:
  AnnexReader(Sheet& sheet, size_t begin, size_t end) : sheet_(sheet), at_(begin), end_(end) {}

  Annex Read(Draft& draft) && {
    annex_.span = sheet_.SpanOf(at_, end_ - 1);
    ReadLabel();
    const size_t note = FindNote();
    ReadTitle(note);
    if (note < end_) ReadNote();
    if (annex_.title.empty()) ReadTitle(at_);
    for (Paragraph& paragraph : ParagraphsOf(sheet_, at_, end_, draft)) {
      for (size_t at = paragraph.first; at <= paragraph.last; ++at) {
        if (sheet_.IsFree(at)) sheet_.Give(at, "annexes", Certainty::kLikely);
      }
      annex_.body.push_back(std::move(paragraph.block));
    }
    return std::move(annex_);
  }

 private:
  void ReadLabel() {
    static const auto& kLabel = *new Pattern(R"(^(phu ?luc(?: so)?(?: [ivxlc]{1,6}\b| [0-9]{1,3}\b| [a-z]\b)?)[ :.-]*(.*)$)");
    const auto groups = kLabel.FindIn(sheet_[at_].text);
    annex_.label = text::CollapseBlanks(groups ? (*groups)[1] : std::string_view(sheet_[at_].text));
    if (groups) annex_.title = text::CollapseBlanks((*groups)[2]);
    sheet_.Give(at_++, "annexes");
  }

  size_t FindNote() const {
    for (size_t at = at_; at < std::min(end_, at_ + kTitleLinesMax); ++at) {
      if (IsAnnexNote(sheet_[at].folded)) return at;
      if (sheet_[at].table || sheet_[at].text.size() > kTitleBytesMax) break;
    }
    return end_;
  }

  // Up to the note; without one, lines in capitals, or one short line that no sentence is.
  void ReadTitle(size_t note) {
    const bool noted = note < end_ && note >= at_;
    for (size_t lines = 0; at_ < end_ && at_ != note && lines < kTitleLinesMax; ++at_, ++lines) {
      const Piece& piece = sheet_[at_];
      const bool ends = piece.table || !sheet_.IsFree(at_) || piece.text.size() > kTitleBytesMax || IsRule(piece.text);
      if (ends || (!noted && !IsTitleLine(piece, lines))) return;
      AppendWords(piece.text, annex_.title);
      sheet_.Give(at_, "annexes", Certainty::kLikely);
    }
  }

  bool IsTitleLine(const Piece& piece, size_t lines) const {
    if (KindByForm(piece) == BlockKind::kHeading) return text::IsInCapitals(piece.text) && !IsBodyStart(piece.folded);
    if (KindByForm(piece) != BlockKind::kParagraph || EndsAsSentence(piece.text)) return false;
    const bool is_last = at_ + 1 == end_;  // an annex has a content
    if (lines > 0) return !piece.after_blank && !is_last && text::StartsWithLowerCase(piece.text);
    return annex_.title.empty() && (at_ + 1 == end_ || sheet_[at_ + 1].after_blank || IsRule(sheet_[at_ + 1].text));
  }

  void ReadNote() {
    for (size_t lines = 0; at_ < end_ && lines < kTitleLinesMax; ++lines) {
      AppendWords(sheet_[at_].text, annex_.note);
      sheet_.Give(at_++, "annexes");
      if (annex_.note.find(')') != std::string::npos) return;
    }
  }

  Sheet& sheet_;
  size_t at_;
  size_t end_;
  Annex annex_;
};

// Where the web page goes on behind the last annex.
size_t EndOfAnnexes(const Sheet& sheet, size_t last_begin) {
  for (size_t at = last_begin + 1; at < sheet.size(); ++at) {
    if (!sheet[at].table && IsPortalLine(sheet[at].folded)) return at;
  }
  return sheet.size();
}

}  // namespace

bool BeginsAnnex(const Sheet& sheet, size_t at) {
  const Piece& piece = sheet[at];
  if (piece.table) return false;
  if (IsAnnexLabel(piece.text)) return true;
  if (!MayTitleAnnex(piece.text)) return false;
  for (size_t next = at + 1; next < std::min(sheet.size(), at + kTitleLinesMax); ++next) {
    if (IsAnnexNote(sheet[next].folded)) return true;
    if (EndsAsSentence(sheet[next].text) || sheet[next].table || IsAnnexLabel(sheet[next].text)) return false;
  }
  return false;
}

void ReadAnnexes(Sheet& sheet, size_t begin, Draft& draft) {
  std::vector<size_t> begins;
  for (size_t at = begin; at < sheet.size(); ++at) {
    const bool in_title = !begins.empty() && at < begins.back() + kTitleLinesMax && !IsAnnexLabel(sheet[at].text);
    if (sheet.IsFree(at) && !in_title && BeginsAnnex(sheet, at)) begins.push_back(at);
  }
  if (begins.empty()) return;
  const size_t end = EndOfAnnexes(sheet, begins.back());
  for (size_t i = 0; i < begins.size(); ++i) {
    const size_t until = i + 1 < begins.size() ? begins[i + 1] : end;
    draft.annexes.push_back(AnnexReader(sheet, begins[i], until).Read(draft));
  }
}

}  // namespace vanthu::drafting
