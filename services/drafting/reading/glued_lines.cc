#include "services/drafting/reading/glued_lines.h"

#include <algorithm>
#include <optional>
#include <string>

#include "services/drafting/reading/agency_names.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/recipient_items.h"
#include "services/drafting/reading/signing_lines.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kLineBytesMax = 600;
constexpr size_t kPlaceWordsMax = 6;
constexpr size_t kRuleLettersMin = 3;

// Bytes [begin, end) of the line that are a component by their own words.
struct Anchor {
  size_t begin = 0;
  size_t end = 0;
  bool stands_right = false;  // in the decree's diagram: quốc hiệu, tiêu ngữ, place and date
};

// Quốc hiệu and tiêu ngữ by their letters, however they are spaced and dashed.
void FindNationalNames(const text::FoldedText& folded, std::vector<Anchor>& anchors) {
  std::string letters;
  std::vector<size_t> places;
  for (size_t at = 0; at < folded.text().size(); ++at) {
    const char c = folded.text()[at];
    if (c < 'a' || c > 'z') continue;
    letters += c;
    places.push_back(at);
  }
  for (const std::string_view name : {"conghoaxahoichunghiavietnam", "doclaptudohanhphuc"}) {
    const size_t at = letters.find(name);
    if (at == std::string::npos) continue;
    anchors.push_back({folded.OriginalOffset(places[at]), folded.OriginalOffset(places[at + name.size() - 1] + 1), true});
  }
}

bool IsPlaceWord(std::string_view word) {
  if (word == "-" || word == "–") return true;
  if (word.find_first_of("0123456789/:;,()") != std::string_view::npos) return false;
  return text::StartsWithUpperCase(word) && (text::HasLowerCase(word) || word.find('.') != std::string_view::npos);
}

// Where the place begins whose name ends at `end`: the words with a capital before ", ngày".
size_t PlaceBegin(std::string_view line, size_t end) {
  size_t begin = end;
  std::string_view before = text::Trim(line.substr(0, end));
  if (!before.empty() && before.back() == ',') before = text::Trim(before.substr(0, before.size() - 1));
  for (size_t words = 0; words < kPlaceWordsMax && !before.empty(); ++words) {
    const size_t blank = before.rfind(' ');
    const std::string_view word = before.substr(blank == std::string_view::npos ? 0 : blank + 1);
    if (!IsPlaceWord(word)) break;
    begin = static_cast<size_t>(word.data() - line.data());
    before = text::Trim(before.substr(0, before.size() - word.size()));
  }
  return begin;
}

void FindDate(const text::FoldedText& folded, std::string_view line, std::vector<Anchor>& anchors) {
  static const auto& kDate = *new Pattern(R"(\bngay ?[0-9._… ]{0,12} ?thang ?[0-9._… ]{0,12} ?nam\b( ?[0-9]{2,4}| ?[._…]+)?)");
  const auto date = kDate.FindIn(folded, line);
  if (!date) return;
  const auto begin = static_cast<size_t>(date->front().data() - line.data());
  const size_t place = PlaceBegin(line, begin);
  if (place < begin) anchors.push_back({place, begin + date->front().size(), true});
}

void FindSubject(const text::FoldedText& folded, std::string_view line, std::vector<Anchor>& anchors) {
  static const auto& kSubject = *new Pattern(R"((?:^| )(v ?/ ?v)\b)");
  const auto subject = kSubject.FindIn(folded, line);
  if (!subject) return;
  const auto begin = static_cast<size_t>((*subject)[1].data() - line.data());
  size_t end = line.size();  // up to the next component
  for (const Anchor& anchor : anchors) {
    if (anchor.begin > begin) end = std::min(end, anchor.begin);
  }
  anchors.push_back({begin, end, false});
}

// A rule drawn beside another component, at the line's begin or end.
void FindRules(std::string_view line, std::vector<Anchor>& anchors) {
  const size_t first_blank = line.find(' '), last_blank = line.rfind(' ');
  if (first_blank == std::string_view::npos) return;
  if (first_blank >= kRuleLettersMin && IsRule(line.substr(0, first_blank))) anchors.push_back({0, first_blank, false});
  if (line.size() - last_blank > kRuleLettersMin && IsRule(line.substr(last_blank + 1)))
    anchors.push_back({last_blank + 1, line.size(), true});
}

// What may stand between the anchors: a symbol, a name in capitals, a mark.
bool IsExplained(std::string_view rest) {
  return text::IsInCapitals(rest) || IsSymbolLine(text::Fold(rest)) || IsMark(rest) || IsRule(rest);
}

std::vector<LinePart> Cut(std::string_view line, const std::vector<Anchor>& anchors) {
  std::vector<LinePart> parts;
  std::vector<bool> stands_right;
  size_t at = 0;
  const auto add = [&](size_t end, bool right) {
    const std::string_view part = text::Trim(line.substr(at, end - at));
    at = end;
    if (part.empty()) return;
    parts.push_back({Cell::kWhole, part});
    stands_right.push_back(right);
  };
  for (const Anchor& anchor : anchors) {
    if (anchor.begin < at) return {{Cell::kWhole, line}};
    add(anchor.begin, false);
    add(anchor.end, anchor.stands_right);
  }
  add(line.size(), false);
  if (parts.size() == 2 && !stands_right[0] && stands_right[1]) {
    parts[0].cell = Cell::kLeft;
    parts[1].cell = Cell::kRight;
  }
  return parts;
}

}  // namespace

std::vector<LinePart> GluedHeaderParts(std::string_view line) {
  std::vector<LinePart> whole = {{Cell::kWhole, line}};
  if (line.size() > kLineBytesMax || line.find(' ') == std::string_view::npos) return whole;
  const text::FoldedText folded(line);
  std::vector<Anchor> anchors;
  FindNationalNames(folded, anchors);
  FindDate(folded, line, anchors);
  FindSubject(folded, line, anchors);
  FindRules(line, anchors);
  if (anchors.empty()) return whole;
  std::sort(anchors.begin(), anchors.end(), [](const Anchor& a, const Anchor& b) { return a.begin < b.begin; });
  std::vector<LinePart> parts = Cut(line, anchors);
  const bool explained = std::all_of(parts.begin(), parts.end(), [&](const LinePart& part) {
    const auto begin = static_cast<size_t>(part.text.data() - line.data());
    const bool anchored =
        std::any_of(anchors.begin(), anchors.end(), [&](const Anchor& anchor) { return anchor.begin == begin; });
    return anchored || IsExplained(part.text);
  });
  return parts.size() < 2 || !explained ? whole : parts;
}

std::vector<LinePart> GluedTailParts(std::string_view line) {
  static const auto& kAbbreviation =
      *new Pattern(R"(\b(tp|tx|tt|t|h|x|p|q|kt|tm|tl|tuq)\.$)");  // "UBND TP. Hồ Chí Minh", "KT. GIÁM ĐỐC"
  std::vector<LinePart> whole = {{Cell::kWhole, line}};
  if (line.size() > kLineBytesMax) return whole;
  const bool labelled = IsRecipientsLabel(text::Fold(line));
  if (!labelled && !IsDashed(line)) return whole;
  // The first end of an item behind which nothing but the signature's own words stands.
  const char* const ends = labelled ? ":" : ";.";
  for (size_t end = line.find_first_of(ends); end != std::string_view::npos; end = line.find_first_of(ends, end + 1)) {
    const std::string_view left = text::Trim(line.substr(0, end + 1)), right = text::Trim(line.substr(end + 1));
    if (right.empty() || right.data() == left.data() + left.size() || kAbbreviation.Matches(text::Fold(left))) continue;
    const bool is_name = IsPersonalName(right) && !IsAgencyName(text::Fold(right));
    if (is_name || IsSigningLine(right) || IsSignedNote(text::Fold(right))) return {{Cell::kLeft, left}, {Cell::kRight, right}};
  }
  return whole;
}

}  // namespace vanthu::drafting
