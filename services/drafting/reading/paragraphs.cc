#include "services/drafting/reading/paragraphs.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/drafting/reading/block_form.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/line_list.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/remarks.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kWrappedLettersMax = 140;  // no program breaks lines later
constexpr size_t kWrappedLettersMin = 50;   // or earlier
constexpr size_t kPageNumberBytesMax = 24;

size_t LettersIn(std::string_view text) {
  size_t letters = 0;
  text::ForEachCodePoint(text, [&](const text::CodePoint&) { ++letters; });
  return letters;
}

// How the lines of a content are set, which decides what a line end means.
class LineHabit {
 public:
  LineHabit(const Sheet& sheet, size_t begin, size_t end) {
    size_t parted = 0, sentences = 0;
    for (size_t at = begin; at < end; ++at) {
      if (!sheet.IsFree(at) || sheet[at].table) continue;
      longest_ = std::max(longest_, LettersIn(sheet[at].text));
      if (at == begin || !EndsAsSentence(sheet[at - 1].text)) continue;
      ++sentences;
      parted += sheet[at].after_blank ? 1 : 0;
    }
    parts_by_blanks_ = sentences > 0 && 2 * parted > sentences;
    for (size_t at = begin + 1; at < end && longest_ <= kWrappedLettersMax && !wraps_; ++at) {
      wraps_ =
          !sheet[at].after_blank && HasNoRoom(sheet[at - 1].text, sheet[at].text) && GoesOn(sheet[at - 1].text, sheet[at].text);
    }
  }

  // Blank lines stand between paragraphs: lines without one belong together.
  bool parts_by_blanks() const { return parts_by_blanks_; }

  // The first word of the next line had no more room in this one, so the line end says nothing.
  bool IsFull(std::string_view line, std::string_view next) const { return wraps_ && HasNoRoom(line, next); }

 private:
  static bool GoesOn(std::string_view line, std::string_view next) {
    return text::StartsWithLowerCase(next) || (!EndsAsSentence(line) && LettersIn(line) >= kWrappedLettersMin);
  }

  bool HasNoRoom(std::string_view line, std::string_view next) const {
    return LettersIn(line) + 1 + LettersIn(next.substr(0, next.find(' '))) > longest_;
  }

  size_t longest_ = 0;
  bool parts_by_blanks_ = false;
  bool wraps_ = false;  // a program broke its lines: a sentence goes on behind a full one
};

// A line that ends with one of these cannot end a paragraph.
bool Hangs(std::string_view line) {
  static const auto& kWords = *new std::set<std::string, std::less<>>{
      "của", "và",  "với",  "tại",  "do",   "theo",  "về",   "việc", "các", "cho", "đến",  "từ",    "trong",
      "là",  "như", "bằng", "được", "hoặc", "khoản", "điểm", "Điều", "mục", "số",  "ngày", "tháng", "năm"};
  if (line.ends_with(",") || line.ends_with("(") || line.ends_with("-") || line.ends_with("–")) return true;
  const size_t blank = line.rfind(' ');
  return kWords.count(line.substr(blank == std::string_view::npos ? 0 : blank + 1)) > 0;
}

// The first number of a clause: 2 of "2.1. …".
int NumberOf(const std::string& folded) {
  int number = 0;
  for (size_t at = 0; at < folded.size() && at < 4 && absl::ascii_isdigit(static_cast<unsigned char>(folded[at])); ++at) {
    number = 10 * number + (folded[at] - '0');
  }
  return number;
}

// "Chức vụ: Chánh Văn phòng": the lines of a form stand each for itself.
bool NamesItsValue(const std::string& folded) {
  static const auto& kPattern = *new Pattern(R"(^[a-z][a-z /()]{1,40}: ?\S)");
  return kPattern.Matches(folded);
}

// "- 2 -" or "Trang 2/3" on a line of its own; a number alone where it breaks a sentence, which pages do and tables do not.
bool IsPageNumber(const Sheet& sheet, size_t at, size_t begin, size_t end) {
  static const auto& kDrawn = *new Pattern(R"(^[-–] ?[0-9]{1,3} ?[-–]$|^trang( so)? ?:? ?[0-9]{1,3}( ?/ ?[0-9]{1,3})?$)");
  static const auto& kNumber = *new Pattern(R"(^[0-9]{1,3}$)");
  const Piece& piece = sheet[at];
  if (piece.table || piece.text.size() > kPageNumberBytesMax) return false;
  if (kDrawn.Matches(piece.folded)) return true;
  const bool between = at > begin && at + 1 < end && !sheet[at - 1].table && !sheet[at + 1].table;
  return between && kNumber.Matches(piece.folded) && !EndsAsSentence(sheet[at - 1].text) &&
         text::StartsWithLowerCase(sheet[at + 1].text);
}

void SayPageNumbers(const LineList& lines, Draft& draft) {
  if (lines.empty()) return;
  draft.mended.push_back({"body", absl::StrCat("Đã bỏ số trang còn sót ở dòng ", lines.Text(), "; trang phát hành tự đánh số."),
                          absl::StrCat("Page numbers on line ", lines.Text(), " were left out; the issued pages bear their own."),
                          lines.span()});
}

class Joiner {
 public:
  Joiner(Sheet& sheet, size_t begin, size_t end) : sheet_(sheet), habit_(sheet, begin, end) {}

  void Add(size_t at) {
    const Piece& piece = sheet_[at];
    if (!paragraphs_.empty() && GoesOn(paragraphs_.back(), piece)) return Join(at);
    if (KindByForm(piece) == BlockKind::kClause) last_clause_ = NumberOf(piece.folded);
    Block block{KindByForm(piece), piece.table ? "" : piece.text, {}, piece.emphasis, piece.table};
    paragraphs_.push_back({std::move(block), at, at});
  }

  std::vector<Paragraph> Finish(Draft& draft) && {
    for (Paragraph& paragraph : paragraphs_) paragraph.block.span = sheet_.SpanOf(paragraph.first, paragraph.last);
    draft.mended.insert(draft.mended.end(), mended_.begin(), mended_.end());
    if (!unsure_.empty()) {
      SayUndecided(draft, "body", absl::StrCat("Chưa rõ câu bắt đầu ở dòng ", unsure_.Text(), " có mở một đoạn mới không."),
                   absl::StrCat("Whether the sentence on line ", unsure_.Text(), " begins a new paragraph cannot be told."),
                   unsure_.span());
    }
    return std::move(paragraphs_);
  }

 private:
  bool GoesOn(const Paragraph& paragraph, const Piece& piece) {
    if (piece.table || paragraph.block.table) return false;
    const Piece& before = sheet_[paragraph.last];
    const std::string_view text = paragraph.block.text;
    const bool full = !piece.after_blank && habit_.IsFull(before.text, piece.text);
    const bool hangs = !piece.after_blank && Hangs(before.text);
    const BlockKind kind = KindByForm(piece);
    if (IsRestOfRange(before, piece)) return full;
    if (kind != BlockKind::kParagraph) return full && !EndsAsSentence(text) && (hangs || !MayBeginItem(kind, piece));
    if (StandsAlone(paragraph)) return false;
    if (text::StartsWithLowerCase(piece.text)) return std::string_view(".;:!?").find(text.back()) == std::string_view::npos;
    if (piece.after_blank) return false;
    if (EndsAsSentence(text)) return full && GoesOnBehindSentence(text, piece);
    const bool may_join = habit_.parts_by_blanks() && paragraph.block.kind != BlockKind::kHeading && !NamesItsValue(piece.folded);
    return full || hangs || may_join;
  }

  // "… giật cấp / 11. Chủ tịch …": a number that does not follow the last clause begins none.
  bool MayBeginItem(BlockKind kind, const Piece& piece) {
    if (kind != BlockKind::kClause) return true;
    const int number = NumberOf(piece.folded);
    if (number != 1 && number != last_clause_ + 1) return false;
    unsure_.Add(piece.span.first_line);
    return true;
  }

  // A line that had no more room ends with a sentence.
  bool GoesOnBehindSentence(std::string_view text, const Piece& piece) {
    static const auto& kInline = *new Pattern(R"(^\(([ivx]{1,4}|[0-9]|[a-z])\) )");
    if (kInline.Matches(piece.folded))
      return text.find("(i") != std::string_view::npos || text.find("(1)") != std::string_view::npos;
    if (habit_.parts_by_blanks()) return true;
    if (NamesItsValue(piece.folded)) return false;
    if (text.back() == '.' || text.back() == ':') unsure_.Add(piece.span.first_line);
    return false;
  }

  // A heading in capitals, or "Chương II" alone, is a line of its own.
  static bool StandsAlone(const Paragraph& paragraph) {
    return paragraph.block.kind == BlockKind::kHeading && text::IsInCapitals(paragraph.block.text);
  }

  void Join(size_t at) {
    const Piece& piece = sheet_[at];
    Paragraph& paragraph = paragraphs_.back();
    const auto offset = static_cast<int>(paragraph.block.text.size()) + 1;
    for (const Emphasis& run : piece.emphasis) {
      paragraph.block.emphasis.push_back({run.begin + offset, run.end + offset, run.bold, run.italic});
    }
    absl::StrAppend(&paragraph.block.text, " ", piece.text);
    paragraph.last = at;
    if (!piece.after_blank) return;
    const Span span = sheet_.SpanOf(paragraph.first, at);
    if (!mended_.empty() && mended_.back().span.first_line == span.first_line) {
      mended_.back().span = span;
      return;
    }
    mended_.push_back({"body", "Đã nối một đoạn bị ngắt bởi dòng trống giữa câu.",
                       "A paragraph broken by a blank line inside a sentence was joined.", span});
  }

  Sheet& sheet_;
  LineHabit habit_;
  std::vector<Paragraph> paragraphs_;
  std::vector<Mended> mended_;
  LineList unsure_;
  int last_clause_ = 0;
};

}  // namespace

std::vector<Paragraph> ParagraphsOf(Sheet& sheet, size_t begin, size_t end, Draft& draft) {
  Joiner joiner(sheet, begin, end);
  LineList page_numbers;
  for (size_t at = begin; at < end; ++at) {
    if (!sheet.IsFree(at)) continue;
    if (!sheet[at].table && IsRule(sheet[at].text)) {
      sheet.Give(at, "label");
    } else if (IsPageNumber(sheet, at, begin, end)) {
      sheet.Give(at, "label");
      page_numbers.Add(sheet[at].span.first_line);
    } else {
      joiner.Add(at);
    }
  }
  SayPageNumbers(page_numbers, draft);
  return std::move(joiner).Finish(draft);
}

}  // namespace vanthu::drafting
