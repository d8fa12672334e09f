#include "services/drafting/reading/title_and_abstract.h"

#include <algorithm>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/drafting/reading/agency_names.h"
#include "services/drafting/reading/archive_line.h"
#include "services/drafting/reading/block_form.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/recipient_items.h"
#include "services/drafting/reading/remarks.h"
#include "services/drafting/reading/signing_lines.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kAbstractLinesMax = 8;
constexpr size_t kAbstractLineBytesMax = 400;

// Phụ lục III gives these forms no abstract: what stands under their title is the content, unless it says "Về việc" or stands
// above "Kính gửi", where no content can.
bool HasNoAbstract(DocumentType type) {
  using T = DocumentType;
  return type == T::kIntroduction || type == T::kLeavePermit || type == T::kSendingSlip || type == T::kTransferSlip ||
         type == T::kNoticeSlip || type == T::kPublicLetter || type == T::kPowerOfAttorney;
}

bool MayLackAbstract(DocumentType type) {
  using T = DocumentType;
  return HasNoAbstract(type) || type == T::kContract || type == T::kTelegram || type == T::kInvitation;
}

bool SaysAbout(const std::string& folded) {
  static const auto& kPattern = *new Pattern(R"(^(ve|v ?/ ?v)\b)");
  return kPattern.Matches(folded);
}

void Append(Sheet& sheet, size_t at, std::string_view text, Certainty certainty, Draft& draft) {
  absl::StrAppend(&draft.abstract, draft.abstract.empty() ? "" : " ", text::CollapseBlanks(text));
  sheet.Give(at, "abstract", certainty);
}

bool EndsAbstract(const Piece& piece) {
  return piece.table || piece.text.size() > kAbstractLineBytesMax || IsHeaderLine(piece.folded) ||
         IsAddresseesLabel(piece.folded) || IsRecipientsLabel(piece.folded) || IsRule(piece.text) || IsBodyStart(piece.folded) ||
         IsMark(piece.text) || BeginsNationalName(piece.folded) || TypeTitle(piece.text) || IsStructureLabel(piece);
}

// The authority that stands in capitals above the căn cứ ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …").
bool IsAuthorityAbove(const Piece& piece, const Draft& draft) {
  if (!text::IsInCapitals(piece.text)) return false;
  return text::HasLowerCase(draft.abstract) || IsPosition(piece.text) || IsAgencyName(piece.folded);
}

// A line that ends as a sentence does begins the content.
bool BeginsContent(const Piece& piece, const Draft& draft) {
  const bool is_sentence = piece.text.find_last_of(".;:") == piece.text.size() - 1 && !SaysAbout(piece.folded);
  return is_sentence || (!draft.abstract.empty() && IsAuthorityAbove(piece, draft));
}

// The lines under the title up to a blank one.
void ReadUnderTitle(Sheet& sheet, const Zones& zones, Draft& draft) {
  const size_t title = *zones.title;
  const size_t end = zones.addressees_label.value_or(zones.tail_begin);
  const std::string_view beside = TypeTitle(sheet[title].text)->abstract;
  if (!beside.empty()) draft.abstract = text::CollapseBlanks(beside);
  for (size_t at = title + 1, lines = beside.empty() ? 0 : 1; at < end && lines < kAbstractLinesMax; ++at, ++lines) {
    const Piece& piece = sheet[at];
    if (!sheet.IsFree(at)) return;
    if (IsRule(piece.text) && !piece.table) return sheet.Give(at, "label");
    if (EndsAbstract(piece) || BeginsContent(piece, draft)) return;
    if (IsDashed(piece.text) && !IsRestOfRange(sheet[at - 1], piece)) return;
    if (lines == 0 && HasNoAbstract(draft.type) && !SaysAbout(piece.folded) && !zones.addressees_label) return;
    if (lines > 0 && piece.after_blank && !text::StartsWithLowerCase(piece.text)) return;
    Append(sheet, at, piece.text, SaysAbout(sheet[title + 1].folded) ? Certainty::kSure : Certainty::kLikely, draft);
  }
}

std::optional<size_t> FindSubject(const Sheet& sheet, size_t begin, size_t end) {
  for (size_t at = begin; at < end; ++at) {
    if (sheet.IsFree(at) && IsSubjectLabel(sheet[at].folded)) return at;
  }
  return std::nullopt;
}

bool EndsSubject(const Piece& piece, const Draft& draft) {
  if (EndsAbstract(piece) || IsArchiveLine(piece.text) || IsDashed(piece.text) || IsSigningLine(piece.text)) return true;
  if (IsPersonalName(piece.text)) return true;  // in the tail
  return text::IsInCapitals(piece.text) && text::HasLowerCase(draft.abstract);
}

// The first line after "V/v" and those that go on with it: in its own column, without a blank line or in lower case after one.
void ReadSubject(Sheet& sheet, size_t subject, size_t end, Draft& draft) {
  static const auto& kLabel = *new Pattern(R"(^v ?/ ?v ?[:.]? ?(.*)$)");
  const auto groups = kLabel.FindIn(sheet[subject].text);
  Append(sheet, subject, groups ? (*groups)[1] : std::string_view(sheet[subject].text), Certainty::kSure, draft);
  size_t lines = 1;
  for (auto at = sheet.Below(subject); at && *at < end && lines < kAbstractLinesMax; at = sheet.Below(*at), ++lines) {
    const Piece& piece = sheet[*at];
    if (!sheet.IsFree(*at) || EndsSubject(piece, draft)) return;
    if (piece.after_blank && !text::StartsWithLowerCase(piece.text)) return;
    Append(sheet, *at, piece.text, Certainty::kLikely, draft);
  }
}

std::optional<DocumentType> TypeBySymbol(const NumberAndSymbol& symbol) {
  return DocumentTypeByAbbreviation(std::string_view(symbol.notation).substr(0, symbol.notation.find('-')));
}

void DecideType(const Sheet& sheet, const Zones& zones, Draft& draft) {
  const auto by_symbol = TypeBySymbol(draft.symbol);
  const auto title = zones.title ? TypeTitle(sheet[*zones.title].text) : std::nullopt;
  draft.type = title ? title->type : by_symbol.value_or(DocumentType::kOfficialLetter);
  if (title && by_symbol && title->type != *by_symbol) {
    SayUndecided(draft, "type", "Tên loại và ký hiệu chỉ hai loại văn bản khác nhau; lấy theo tên loại.",
                 "Title and symbol name different types; the title was taken.", sheet.SpanOf(*zones.title, *zones.title));
  } else if (title && IsOfSeveralSectors(sheet[*zones.title].text)) {
    SayUndecided(draft, "type", "Văn bản liên ngành, liên tịch: tên loại ghi trên văn bản phát hành không có chữ này.",
                 "A dispatch of several sectors: the type name that is issued does not bear that word.",
                 sheet.SpanOf(*zones.title, *zones.title));
  } else if (!title && by_symbol) {
    SayUndecided(draft, "type", "Không thấy dòng tên loại; loại văn bản lấy theo ký hiệu.",
                 "No title line was found; the type was taken from the symbol.", draft.symbol.span);
  }
}

}  // namespace

void ReadTypeAndAbstract(Sheet& sheet, const Zones& zones, Draft& draft) {
  DecideType(sheet, zones, draft);
  if (zones.title) {
    sheet.Give(*zones.title, "type");
    ReadUnderTitle(sheet, zones, draft);
  }
  if (draft.abstract.empty()) {
    if (const auto subject = FindSubject(sheet, 0, zones.header_end)) {
      ReadSubject(sheet, *subject, zones.header_end, draft);
    } else if (const auto last = FindSubject(sheet, zones.tail_begin, zones.end)) {
      ReadSubject(sheet, *last, zones.end, draft);
    }
  }
  if (draft.abstract.empty() && !MayLackAbstract(draft.type)) {
    SayUndecided(draft, "abstract", "Không tìm thấy trích yếu nội dung.", "No abstract was found.");
  }
}

}  // namespace vanthu::drafting
