#include "services/drafting/reading/header.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/drafting/reading/agency_names.h"
#include "services/drafting/reading/annex_lines.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/phrase.h"
#include "services/drafting/reading/remarks.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kAgencyNameBytesMax = 120;

struct Name {
  std::string text;
  std::vector<size_t> pieces;
  Certainty certainty = Certainty::kSure;
};

bool InCapitals(const Piece& piece) { return text::IsInCapitals(piece.text); }

bool MayBeAgencyName(const Piece& piece) {
  if (piece.text.size() > kAgencyNameBytesMax || piece.text.find_last_of(".;:") == piece.text.size() - 1) return false;
  if (IsPortalLine(piece.folded)) return false;
  return InCapitals(piece) || (IsAgencyName(piece.folded) && text::StartsWithUpperCase(piece.text));
}

// A name may run over several lines ("SỞ THÔNG TIN / VÀ TRUYỀN THÔNG"): a line that does not begin as an agency goes on with the
// one before, and so does any line behind a comma, a dash or "và".
bool GoesOn(const Sheet& sheet, const std::vector<Name>& names, size_t at) {
  if (names.empty()) return false;
  const Piece& before = sheet[names.back().pieces.back()];
  const bool open = before.text.back() == ',' || before.text.back() == '-' || before.folded.ends_with(" va");
  const bool begins_word = !IsAgencyName(before.folded) && IsAgencyName(absl::StrCat(before.folded, " ", sheet[at].folded));
  if (!open && !begins_word && IsAgencyName(sheet[at].folded)) return false;
  for (size_t between = names.back().pieces.back() + 1; between < at; ++between) {
    if (sheet[between].cell() != Cell::kRight && !BeginsNationalName(sheet[between].folded)) return false;
  }
  return true;
}

std::vector<Name> NamesIn(const Sheet& sheet, size_t end) {
  std::vector<Name> names;
  const auto may_be = [&](size_t at) {
    return sheet.IsFree(at) && sheet[at].cell() != Cell::kRight && MayBeAgencyName(sheet[at]);
  };
  bool any_in_capitals = false;
  for (size_t at = 0; at < end; ++at) any_in_capitals = any_in_capitals || (may_be(at) && InCapitals(sheet[at]));
  for (size_t at = 0; at < end; ++at) {
    if (!may_be(at) || InCapitals(sheet[at]) != any_in_capitals) continue;
    if (!GoesOn(sheet, names, at)) {
      const bool known = IsAgencyName(sheet[at].folded);
      names.push_back({"", {}, !known ? Certainty::kDoubtful : any_in_capitals ? Certainty::kSure : Certainty::kLikely});
    }
    absl::StrAppend(&names.back().text, names.back().text.empty() ? "" : " ", text::CollapseBlanks(sheet[at].text));
    names.back().pieces.push_back(at);
  }
  return names;
}

void Give(Sheet& sheet, const Name& name, std::string_view field) {
  for (const size_t at : name.pieces) sheet.Give(at, field, name.certainty);
}

Fit FitsNationalName(const std::string& folded) {
  if (IsNationalName(folded)) return Fit::kYes;
  return Fit::kNo;
}

void ReadLabels(Sheet& sheet, size_t end) {
  for (size_t at = 0; at < end; ++at) {
    if (!sheet.IsFree(at)) continue;
    if (IsRule(sheet[at].text)) {
      sheet.Give(at, "label");
    } else if (BeginsNationalName(sheet[at].folded)) {
      if (const auto phrase = PhraseAt(sheet, at, end, FitsNationalName)) {
        for (const size_t piece : phrase->pieces) sheet.Give(piece, "label");
      }
    }
  }
}

void ReadUrgency(Sheet& sheet, size_t at, Urgency urgency, bool is_first, Draft& draft) {
  if (!is_first && urgency != draft.urgency) {
    SayUndecided(draft, "urgency", "Văn bản có nhiều dấu độ khẩn khác nhau; lấy mức cao nhất.",
                 "The dispatch bears different urgency marks; the highest was taken.", sheet.SpanOf(at, at));
  }
  sheet.Give(at, "urgency");
  draft.urgency = std::max(draft.urgency, urgency);
}

// "UBND TỈNH … SỞ …" glued to one line: where the name of the second agency begins.
std::optional<size_t> SecondName(std::string_view name) {
  static const auto& kPattern =
      *new Pattern(R"(^(?:ubnd|uy ban nhan dan|bo) .+? ((?:so|cuc|chi cuc|thanh tra|trung tam|van phong) .+)$)");
  const auto groups = kPattern.FindIn(name);
  if (!groups) return std::nullopt;
  for (const std::string_view word : {"SỞ ", "CỤC ", "CHI CỤC ", "THANH TRA ", "TRUNG TÂM ", "VĂN PHÒNG "}) {
    if ((*groups)[1].starts_with(word)) return static_cast<size_t>((*groups)[1].data() - name.data());
  }
  return std::nullopt;
}

void PartGluedNames(Span span, Draft& draft) {
  const auto second = SecondName(draft.issuing_body);
  if (!second) return;
  draft.parent_body = std::string(text::Trim(std::string_view(draft.issuing_body).substr(0, *second)));
  draft.issuing_body.erase(0, *second);
  SayUndecided(
      draft, "issuing_body",
      absl::StrCat("Hai tên cơ quan viết liền trên một dòng, đã hiểu là ", draft.parent_body, " và ", draft.issuing_body, "."),
      absl::StrCat("Two agencies stand on one line; they were taken to be ", draft.parent_body, " and ", draft.issuing_body, "."),
      span);
}

}  // namespace

void ReadMarks(Sheet& sheet, Draft& draft) {
  bool has_urgency = false;
  for (size_t at = 0; at < sheet.size(); ++at) {
    if (const auto mark = SecrecyMark(sheet[at].text)) {
      sheet.Give(at, "secrecy_mark");
      if (mark->size() > draft.secrecy_mark.size()) draft.secrecy_mark = *mark;  // the longer name is the higher degree
    } else if (const auto urgency = UrgencyMark(sheet[at].text)) {
      ReadUrgency(sheet, at, *urgency, !has_urgency, draft);
      has_urgency = true;
    } else if (const auto circulation = CirculationMark(sheet[at].text); circulation && draft.circulation_mark.empty()) {
      sheet.Give(at, "circulation_mark");
      draft.circulation_mark = *circulation;
    }
  }
}

void ReadNamesAndRules(Sheet& sheet, const Zones& zones, Draft& draft) {
  ReadLabels(sheet, zones.header_end);
  size_t symbol = zones.header_end;
  for (size_t at = 0; at < zones.header_end; ++at) {
    if (!sheet.IsFree(at) && sheet[at].span.first_line == draft.symbol.span.first_line) symbol = std::min(symbol, at);
  }
  const std::vector<Name> names = NamesIn(sheet, draft.symbol.written.empty() ? zones.header_end : symbol);
  if (names.empty()) return;
  draft.issuing_body = names.back().text;
  Give(sheet, names.back(), "issuing_body");
  for (size_t i = 0; i + 1 < names.size(); ++i) {
    absl::StrAppend(&draft.parent_body, i == 0 ? "" : ", ", names[i].text);
    Give(sheet, names[i], "parent_body");
  }
  if (names.size() == 1) PartGluedNames(sheet.SpanOf(names[0].pieces.front(), names[0].pieces.back()), draft);
  if (names.size() > 2) {
    SayUndecided(draft, "parent_body", "Có hơn hai tên cơ quan ở đầu văn bản: chưa rõ đâu là cơ quan chủ quản trực tiếp.",
                 "More than two agencies stand in the header: which one is the direct parent is not clear.",
                 sheet.SpanOf(names.front().pieces.front(), names.back().pieces.back()));
  }
}

}  // namespace vanthu::drafting
