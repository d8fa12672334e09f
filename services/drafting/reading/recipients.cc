#include "services/drafting/reading/recipients.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_split.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/recipient_items.h"
#include "services/drafting/reading/remarks.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

const Pattern& ArchivePattern() {
  static const auto& kPattern = *new Pattern(R"(^luu( ?: ?| )(vt|van thu|vp|hc|ho so)\b(.*)$|^luu ?:(.*)$)");
  return kPattern;
}

bool IsArchive(std::string_view text) { return ArchivePattern().Matches(text::Fold(WithoutDash(text))); }

void AddItems(std::string_view text, Span span, Draft& draft) {
  for (RecipientItem& item : ParseItems(text, span)) {
    if (IsArchive(item.text) && !draft.archive) {
      draft.archive = ParseArchive(
          absl::StrFormat("%s%s%s%s", item.text, item.note.empty() ? "" : " (", item.note, item.note.empty() ? "" : ")") +
              item.punctuation,
          span);
    } else {
      draft.recipients.push_back(std::move(item));
    }
  }
}

void ReadLabel(Sheet& sheet, size_t label, Draft& draft) {
  static const auto& kLabel = *new Pattern(R"(^noi nhan ?:? ?(.*)$)");
  const auto groups = kLabel.FindIn(sheet[label].text);
  const std::string_view rest = groups ? text::Trim((*groups)[1]) : std::string_view();
  sheet.Give(label, rest.empty() ? "label" : "recipients");
  AddItems(rest, sheet.SpanOf(label, label), draft);
}

// A line without dash is an item where the one before it said that another follows, and goes on with it where it is still open.
bool IsItemWithoutDash(const Piece& piece, const Draft& draft) {
  const bool another_follows = draft.recipients.empty() || draft.recipients.back().punctuation == ";";
  return another_follows && !draft.archive && (piece.text.back() == ';' || IsAgencyName(piece.folded));
}

bool IsContinuation(const Piece& piece, const Draft& draft) {
  const std::string_view last = draft.recipients.empty() ? ";" : std::string_view(draft.recipients.back().punctuation);
  const bool open = !draft.archive && (last.empty() || last == ",");
  return open && !piece.after_blank && (text::StartsWithLowerCase(piece.text) || piece.text.front() == '(');
}

void ReadLine(Sheet& sheet, size_t at, Draft& draft) {
  const Piece& piece = sheet[at];
  const Span span = sheet.SpanOf(at, at);
  if (IsArchive(piece.text)) {
    if (draft.archive) {
      SayUndecided(draft, "archive", "Có hơn một dòng Lưu; lấy dòng đầu.",
                   "There is more than one Lưu line; the first was taken.", span);
      return;
    }
    draft.archive = ParseArchive(piece.text, span);
    sheet.Give(at, "archive");
  } else if (IsRule(piece.text)) {
    sheet.Give(at, "label");
  } else if (IsDashed(piece.text) || IsItemWithoutDash(piece, draft)) {
    AddItems(WithoutDash(piece.text), span, draft);
    sheet.Give(at, "recipients");
  } else if (IsContinuation(piece, draft)) {
    draft.recipients.back() = Continued(draft.recipients.back(), piece.text, span);
    sheet.Give(at, "recipients");
  }
}

}  // namespace

ArchiveLine ParseArchive(std::string_view text, Span span) {
  ArchiveLine line;
  line.written = std::string(text::Trim(text));
  line.span = span;
  static const auto& kPattern = *new Pattern(R"(^luu ?:? ?(.*?)[.,; ]*$)");
  const auto groups = kPattern.FindIn(WithoutDash(line.written));
  if (!groups) return line;
  const std::vector<std::string> parts = absl::StrSplit(std::string((*groups)[1]), absl::ByAnyChar(",;"));
  line.archive = std::string(text::Trim(parts[0]));
  if (parts.size() > 1) line.unit = std::string(text::Trim(parts[1]));
  for (size_t i = 2; i < parts.size(); ++i) {
    absl::StrAppend(&line.drafter_initials, i == 2 ? "" : ", ", std::string(text::Trim(parts[i])));
  }
  const size_t bracket = line.unit.find('(');  // "VX (CH)"
  if (parts.size() == 2 && bracket != std::string::npos && line.unit.back() == ')') {
    line.drafter_initials = line.unit.substr(bracket + 1, line.unit.size() - bracket - 2);
    line.unit = std::string(text::Trim(std::string_view(line.unit).substr(0, bracket)));
  }
  return line;
}

void ReadRecipients(Sheet& sheet, const Zones& zones, Draft& draft) {
  if (!zones.recipients_label) {
    SayUndecided(draft, "recipients", "Không tìm thấy phần Nơi nhận.", "No Nơi nhận list was found.");
    return;
  }
  size_t at = *zones.recipients_label;
  if (IsRecipientsLabel(sheet[at].folded)) {
    ReadLabel(sheet, at++, draft);
  } else {
    SayUndecided(draft, "recipients", "Thiếu chữ Nơi nhận; danh sách nhận ra nhờ dòng Lưu.",
                 "The label Nơi nhận is missing; the list was told by its Lưu line.", sheet.SpanOf(at, at));
  }
  for (; at < zones.end; ++at) {
    if (sheet.IsFree(at)) ReadLine(sheet, at, draft);
  }
}

}  // namespace vanthu::drafting
