#include "services/drafting/reading/recipients.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/drafting/reading/agency_names.h"
#include "services/drafting/reading/annex_lines.h"
#include "services/drafting/reading/archive_line.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/recipient_items.h"
#include "services/drafting/reading/remarks.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kItemBytesMax = 400;

void AddItems(std::string_view text, Span span, Draft& draft) {
  for (RecipientItem& item : ParseItems(text, span)) {
    if (IsArchiveLine(item.text) && !draft.archive) {
      const std::string note = item.note.empty() ? "" : absl::StrFormat(" (%s)", item.note);
      draft.archive = ParseArchive(absl::StrCat(item.text, note, item.punctuation), span);
    } else {
      draft.recipients.push_back(std::move(item));
    }
  }
}

void ReadLabel(Sheet& sheet, size_t label, Draft& draft) {
  static const auto& kLabel = *new Pattern(R"(^noi ?nhan ?:? ?(.*)$)");
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
  const bool bracket = piece.text.front() == '(' && !piece.after_blank;
  return open && (text::StartsWithLowerCase(piece.text) || bracket);
}

void ReadArchive(Sheet& sheet, size_t at, Draft& draft) {
  if (draft.archive) {
    SayUndecided(draft, "archive", "Có hơn một dòng Lưu; lấy dòng đầu.", "There is more than one Lưu line; the first was taken.",
                 sheet.SpanOf(at, at));
    return;
  }
  draft.archive = ParseArchive(sheet[at].text, sheet.SpanOf(at, at));
  sheet.Give(at, "archive");
}

void ReadLine(Sheet& sheet, size_t at, Draft& draft) {
  const Piece& piece = sheet[at];
  const Span span = sheet.SpanOf(at, at);
  if (piece.table || piece.text.size() > kItemBytesMax || IsPortalLine(piece.folded)) return;
  if (IsArchiveLine(piece.text)) {
    ReadArchive(sheet, at, draft);
  } else if (IsRule(piece.text)) {
    sheet.Give(at, "label");
  } else if (IsDashed(piece.text)) {
    AddItems(WithoutDash(piece.text), span, draft);
    sheet.Give(at, "recipients");
  } else if (IsItemWithoutDash(piece, draft)) {
    AddItems(piece.text, span, draft);
    sheet.Give(at, "recipients", Certainty::kLikely);
  } else if (IsContinuation(piece, draft)) {
    draft.recipients.back() = Continued(draft.recipients.back(), piece.text, span);
    sheet.Give(at, "recipients", Certainty::kLikely);
  }
}

bool IsDrafterCode(std::string_view text) {
  static const auto& kPattern = *new Pattern(R"(^[a-z]{1,6}\.? ?\([0-9]{1,5}\)\.?$)");
  return text.size() < 40 && text::IsInCapitals(text) && kPattern.Matches(text::Fold(text));
}

bool IsContact(std::string_view text, const std::string& folded) {
  static const auto& kAddress = *new Pattern(R"(^(dia chi|tru so)( co quan)? ?:)");
  static const auto& kChannel =
      *new Pattern(R"(\b(dt|dien thoai|tel|fax|e-?mail|thu dien tu|website|trang (thong tin )?dien tu)\b ?[:.])");
  if (text.size() > kItemBytesMax || IsPortalLine(folded)) return false;
  return kAddress.Matches(folded) || kChannel.Matches(folded);
}
bool IsContact(const Piece& piece) { return IsContact(piece.text, piece.folded); }

void AddContact(std::string_view text, Draft& draft) {
  absl::StrAppend(&draft.contact, draft.contact.empty() ? "" : "; ", text::CollapseBlanks(text));
}

}  // namespace

void ReadRecipients(Sheet& sheet, const Zones& zones, Draft& draft) {
  if (!zones.recipients) {
    SayUndecided(draft, "recipients", "Không tìm thấy phần Nơi nhận.", "No Nơi nhận list was found.");
    return;
  }
  size_t at = *zones.recipients;
  if (IsRecipientsLabel(sheet[at].folded)) {
    ReadLabel(sheet, at++, draft);
  } else {
    SayUndecided(draft, "recipients", "Thiếu chữ Nơi nhận; danh sách nhận ra nhờ dòng Lưu.",
                 "The label Nơi nhận is missing; the list was told by its Lưu line.", sheet.SpanOf(at, at));
  }
  for (; at < zones.end; ++at) {
    if (sheet.IsFree(at) && !IsContact(sheet[at])) ReadLine(sheet, at, draft);
  }
  ExpandLists(draft, "recipients", draft.recipients);
}

void ReadTailNotes(Sheet& sheet, const Zones& zones, Draft& draft) {
  for (size_t at = zones.tail_begin; at < zones.end; ++at) {
    if (!sheet.IsFree(at)) continue;
    if (draft.drafter_code.empty() && IsDrafterCode(sheet[at].text)) {
      draft.drafter_code = text::CollapseBlanks(sheet[at].text);
      sheet.Give(at, "drafter_code");
    } else if (IsContact(sheet[at])) {
      AddContact(sheet[at].text, draft);
      sheet.Give(at, "contact");
    }
  }
}

void ReadFoot(const std::vector<UnplacedLine>& foot, Draft& draft) {
  for (const UnplacedLine& line : foot) {
    const Span span{line.line, line.line};
    if (IsContact(line.text, text::Fold(line.text))) {
      AddContact(line.text, draft);
      draft.origins.push_back({"contact", span});
    } else {
      draft.unplaced.push_back(line);
      SayUndecided(draft, "file", "Chữ ở chân trang không phải địa chỉ, để ở phần chưa xếp được.",
                   "Words at the foot of the page that are no address stand among what is unplaced.", span);
    }
  }
}

}  // namespace vanthu::drafting
