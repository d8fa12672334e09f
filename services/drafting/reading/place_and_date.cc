#include "services/drafting/reading/place_and_date.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/drafting/reading/agency_names.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/phrase.h"
#include "services/drafting/reading/remarks.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

struct Range {
  int least;
  int most;
};

// Nothing for a blank or dotted part; a number out of range is said.
std::optional<int> Part(std::string_view text, Range range, bool& wrong) {
  std::string digits(text);
  digits.erase(
      std::remove_if(digits.begin(), digits.end(), [](char c) { return !absl::ascii_isdigit(static_cast<unsigned char>(c)); }),
      digits.end());
  const bool dotted = digits.size() + 1 < text::Trim(text).size();  // "20…": a year begun and not finished
  int value = 0;
  if (digits.empty() || dotted || !absl::SimpleAtoi(digits, &value)) return std::nullopt;
  if (value >= range.least && value <= range.most) return value;
  wrong = true;
  return std::nullopt;
}

PlaceAndDate Parse(const std::string& text, Span span, bool& wrong) {
  static const auto& kInWords = *new Pattern(R"(^(.*?) ?,? ?\bngay ?([0-9._… ]*?) ?thang ?([0-9._… ]*?) ?nam ?([0-9._… ]*)$)");
  static const auto& kInFigures = *new Pattern(R"(^(.*?) ?, ?(?:ngay ?)?([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})\.?$)");
  static const auto& kBlank = *new Pattern(R"(^(.*?) ?, ?ngay ?([0-9._… ]*?)/ ?([0-9._… ]*?)/ ?([0-9._… ]*)$)");
  PlaceAndDate read;
  read.written = text;
  read.span = span;
  auto groups = kInWords.FindIn(text);
  if (!groups) groups = kInFigures.FindIn(text);
  if (!groups) groups = kBlank.FindIn(text);
  if (!groups) return read;
  std::string_view place = text::Trim((*groups)[1]);
  while (!place.empty() && place.back() == ',') place = text::Trim(place.substr(0, place.size() - 1));
  read.place = std::string(place);
  read.day = Part((*groups)[2], {1, 31}, wrong);
  read.month = Part((*groups)[3], {1, 12}, wrong);
  std::string_view year = text::Trim((*groups)[4]);
  if (!year.empty() && year.back() == '.') year.remove_suffix(1);
  read.year = Part(year, {1945, 9999}, wrong);
  return read;
}

// "… ngày 05 tháng 6 năm" may have its year in the next line.
Fit FitsOneLine(const std::string& folded) {
  if (!IsPlaceAndDateLine(folded)) return Fit::kNo;
  return folded.ends_with("nam") ? Fit::kOpen : Fit::kYes;
}

// A broken one begins with the place, in lower case behind its capital; what stands above it is no part of it.
bool MayBegin(const Piece& piece) {
  const std::string_view text = piece.text;
  return piece.text.size() < 80 && text::StartsWithUpperCase(text) && text::HasLowerCase(text) && !IsHeaderLine(piece.folded) &&
         !IsAgencyName(piece.folded) && (piece.folded.find("ngay") != std::string::npos || text.back() == ',');
}

// "Thừa Thiên / Huế, ngày …": the line above holds nothing but the first words of the place.
bool HoldsOnlyPlace(const Piece& piece) {
  static constexpr size_t kBytesMax = 40;
  if (piece.text.size() > kBytesMax || piece.table || IsMark(piece.text) || IsAgencyName(piece.folded)) return false;
  for (std::string_view rest = piece.text; !rest.empty();) {
    const size_t blank = rest.find(' ');
    const std::string_view word = rest.substr(0, blank);
    if (!text::StartsWithUpperCase(word) || !text::HasLowerCase(word)) return false;
    rest = blank == std::string_view::npos ? std::string_view() : text::Trim(rest.substr(blank));
  }
  return true;
}

void PrependPlace(const Sheet& sheet, Phrase& phrase) {
  const auto above = sheet.Above(phrase.pieces.front());
  const bool adjoins = above && !sheet[phrase.pieces.front()].after_blank && sheet.IsFree(*above);
  if (!adjoins || !HoldsOnlyPlace(sheet[*above])) return;
  phrase.text = absl::StrCat(sheet[*above].text, " ", phrase.text);
  phrase.pieces.insert(phrase.pieces.begin(), *above);
}

void Take(Sheet& sheet, Phrase phrase, Draft& draft) {
  PrependPlace(sheet, phrase);
  const Span span = sheet.SpanOf(phrase.pieces.front(), phrase.pieces.back());
  if (!draft.place_and_date.written.empty()) {
    SayUndecided(draft, "place_and_date", "Có hơn một dòng địa danh, thời gian; lấy dòng đầu.",
                 "More than one line gives place and date; the first was taken.", span);
    return;
  }
  bool wrong = false;
  draft.place_and_date = Parse(phrase.pieces.size() == 1 ? sheet[phrase.pieces[0]].text : phrase.text, span, wrong);
  for (const size_t piece : phrase.pieces) sheet.Give(piece, "place_and_date");
  if (wrong) {
    SayUndecided(draft, "place_and_date", "Ngày, tháng hoặc năm không có thật; để trống.",
                 "Day, month or year is no real one; left blank.", span);
  }
}

}  // namespace

void ReadPlaceAndDate(Sheet& sheet, const Zones& zones, Draft& draft) {
  for (size_t at = 0; at < zones.header_end; ++at) {
    if (!sheet.IsFree(at) || !IsPlaceAndDateLine(sheet[at].folded)) continue;
    if (const auto phrase = PhraseAt(sheet, at, zones.header_end, FitsOneLine)) Take(sheet, *phrase, draft);
  }
  for (size_t at = 0; at < zones.header_end && draft.place_and_date.written.empty(); ++at) {
    if (!sheet.IsFree(at) || !MayBegin(sheet[at])) continue;
    if (const auto phrase = PhraseAt(sheet, at, zones.header_end, FitsOneLine)) Take(sheet, *phrase, draft);
  }
}

}  // namespace vanthu::drafting
