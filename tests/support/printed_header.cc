#include "tests/support/printed_header.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"

namespace vanthu::support {
namespace {

using drafting::Draft;

// The names of the bodies, and under them what stands in the left column; the same on the right.
struct Columns {
  Lines left_top, left_below, right_top, right_below;
};

bool MayBreak(const DispatchLayout& layout) {
  // Broken columns that one blank glues cannot be told from each other by anybody.
  return layout.breaks_phrases && !(layout.header == Order::kRowByRow && layout.header_glue == Glue::kOneBlank);
}

Lines Broken(const std::string& text, const DispatchLayout& layout, LineBreaker& breaker) {
  return MayBreak(layout) && breaker.Below(2) == 0 ? breaker.AtRandom(text) : Lines{text};
}

Columns ColumnsOf(const Draft& draft, const DispatchLayout& layout, LineBreaker& breaker) {
  Columns columns;
  if (!draft.parent_body.empty()) columns.left_top = Lines{draft.parent_body};
  Append(columns.left_top, Broken(draft.issuing_body, layout, breaker));
  columns.right_top =
      Broken(layout.old_spelling ? "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM" : "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", layout, breaker);
  Append(columns.right_top,
         Broken(layout.en_dashes ? "Độc lập – Tự do – Hạnh phúc" : "Độc lập - Tự do - Hạnh phúc", layout, breaker));
  if (layout.rules) {
    columns.left_top.emplace_back("-------");
    columns.right_top.emplace_back("---------------");
  }
  const Lines subject = layout.subject == SubjectPlace::kAfterArchive ? Lines() : SubjectLines(draft, layout, breaker);
  if (layout.subject == SubjectPlace::kBeforeNumber) columns.left_below = subject;
  columns.left_below.push_back(SymbolText(draft));
  if (layout.subject == SubjectPlace::kAfterNumber) Append(columns.left_below, subject);
  columns.right_below = Broken(DateText(draft), layout, breaker);
  if (layout.subject == SubjectPlace::kAfterDate) Append(columns.right_below, subject);
  return columns;
}

Lines Whole(const Lines& top, const Lines& below, bool blank_between) {
  Lines lines = top;
  if (blank_between) lines.emplace_back();
  Append(lines, below);
  return lines;
}

std::string OneRow(const Lines& left, const Lines& right) {
  return absl::StrCat("| ", absl::StrJoin(left, "<br>"), " | ", absl::StrJoin(right, "<br>"), " |");
}

// The subject never stands to the right: under the date it is a line of its own.
Lines RowByRow(const Draft& draft, const DispatchLayout& layout, Columns columns, LineBreaker& breaker) {
  Lines subject;
  if (layout.subject == SubjectPlace::kAfterDate) {
    subject = SubjectLines(draft, layout, breaker);
    columns.right_below = {DateText(draft)};
  }
  const size_t rows = std::max(columns.left_top.size(), columns.right_top.size());
  if (layout.header_glue != Glue::kOneBlank) {
    columns.left_top.resize(rows);
    columns.right_top.resize(rows);
  }
  Lines lines = SideBySide(columns.left_top, columns.right_top, layout.header_glue);
  if (layout.header_blanks) lines.emplace_back();
  const size_t number = layout.subject == SubjectPlace::kBeforeNumber ? columns.left_below.size() - 1 : 0;
  Append(lines, Lines(columns.left_below.begin(), columns.left_below.begin() + static_cast<std::ptrdiff_t>(number)));
  columns.left_below.erase(columns.left_below.begin(), columns.left_below.begin() + static_cast<std::ptrdiff_t>(number));
  Append(lines, SideBySide(columns.left_below, columns.right_below, layout.header_glue));
  Append(lines, subject);
  return lines;
}

Lines OneAfterTheOther(const DispatchLayout& layout, const Columns& columns) {
  const Lines left = Whole(columns.left_top, columns.left_below, layout.header_blanks);
  const Lines right = Whole(columns.right_top, columns.right_below, layout.header_blanks);
  Lines lines = layout.header == Order::kRightFirst ? right : left;
  if (layout.header_blanks) lines.emplace_back();
  if (layout.lone_bars) lines.emplace_back("|");
  Append(lines, layout.header == Order::kRightFirst ? left : right);
  if (layout.lone_bars) lines.emplace_back("|");
  return lines;
}

// Left names, right names, then number, place and date on one line.
Lines WithJoinedLine(const Draft& draft, const DispatchLayout& layout, Columns columns, LineBreaker& breaker) {
  Lines lines = columns.left_top;
  Append(lines, columns.right_top);
  const Lines subject = layout.subject == SubjectPlace::kAfterArchive ? Lines() : SubjectLines(draft, layout, breaker);
  if (layout.subject == SubjectPlace::kBeforeNumber) Append(lines, subject);
  const std::string gap = breaker.Below(2) == 0 ? " " : "        ";
  lines.push_back(absl::StrCat(SymbolText(draft), gap, DateText(draft)));
  if (layout.subject != SubjectPlace::kBeforeNumber) Append(lines, subject);
  return lines;
}

std::string_view UrgencyText(vanthu::Urgency urgency) {
  switch (urgency) {
    case vanthu::Urgency::kUrgent:
      return "KHẨN";
    case vanthu::Urgency::kVeryUrgent:
      return "THƯỢNG KHẨN";
    case vanthu::Urgency::kFlash:
      return "HỎA TỐC";
    default:
      return "";
  }
}

}  // namespace

std::string SymbolText(const Draft& draft) {
  const std::string number = draft.symbol.number ? absl::StrFormat("%02d", *draft.symbol.number) : "    ";
  return absl::StrCat("Số: ", number, "/", draft.symbol.notation);
}

std::string DateText(const Draft& draft) {
  const auto part = [](std::optional<int> value, bool padded) {
    return !value ? std::string("  ") : absl::StrFormat("%0*d", padded ? 2 : 1, *value);
  };
  const auto& date = draft.place_and_date;
  return absl::StrCat(date.place, ", ngày ", part(date.day, true), " tháng ", part(date.month, date.month.value_or(0) < 3),
                      " năm ", part(date.year, false));
}

Lines SubjectLines(const Draft& draft, const DispatchLayout& layout, LineBreaker& breaker) {
  if (draft.type != drafting::DocumentType::kOfficialLetter) return {};
  const std::string subject = absl::StrCat("V/v ", draft.abstract);
  return layout.breaks_phrases ? LineBreaker::AtWidth(subject, 30 + breaker.Below(30)) : Lines{subject};
}

Lines PrintHeader(const Draft& draft, const DispatchLayout& layout, LineBreaker& breaker) {
  Lines lines;
  if (!draft.circulation_mark.empty()) lines = {draft.circulation_mark, ""};
  const Columns columns = ColumnsOf(draft, layout, breaker);
  if (layout.header == Order::kRowByRow) {
    Append(lines, RowByRow(draft, layout, columns, breaker));
  } else if (layout.header == Order::kOneRow) {
    lines.push_back(
        OneRow(Whole(columns.left_top, columns.left_below, false), Whole(columns.right_top, columns.right_below, false)));
    lines.emplace_back("|---|---|");
  } else if (layout.number_and_date_on_line) {
    Append(lines, WithJoinedLine(draft, layout, columns, breaker));
  } else {
    Append(lines, OneAfterTheOther(layout, columns));
  }
  if (draft.urgency != vanthu::Urgency::kNormal) Append(lines, {"", std::string(UrgencyText(draft.urgency))});
  return lines;
}

}  // namespace vanthu::support
