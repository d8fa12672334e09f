#include "services/drafting/reading/signing_lines.h"

#include <algorithm>
#include <optional>

#include "services/drafting/reading/agency_names.h"
#include "services/drafting/reading/pattern.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/utf8.h"
#include "unicode/uchar.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kLineBytesMax = 200;
constexpr size_t kNameWordsMax = 6;

const Pattern& PositionPattern() {
  static const auto& kPattern = *new Pattern(
      R"(^(q ?\. ?|quyen )?(pho )?(tong |chi )?(giam doc|chu tich|chanh|truong|(bo|thu|cuc|vien|vu|hieu|doi|tram|hat|to|doan|khoa|ke toan|kiem toan) truong|thu tuong|thong doc|tong kiem toan|bien tap|thu ky|bi thu|uy vien|chu nhiem|chu toa|chi huy|tu lenh|thanh tra)\b[^.:;,]*(, ?(kiem|chu nhiem|bi thu|truong|pho|chu tich|giam doc|uy vien|bo truong|tong)\b[^.:;,]*)?$)");
  return kPattern;
}

const Pattern& SignedNotePattern() {
  static const auto& kPattern =
      *new Pattern(R"([(\[] ?(da ky|ky ten|chu ky|ky, dong dau|ky, ghi ro ho ten)\b[^)\]]*[)\]]|^da ky\b ?[:.]?)");
  return kPattern;
}

struct Word {
  std::string_view text;
  size_t begin = 0;
};

std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Word> words;
  size_t begin = 0;
  bool inside = false;
  text::ForEachCodePoint(text, [&](const text::CodePoint& point) {
    const bool blank = text::IsBlank(point.value);
    if (blank && inside) words.push_back({text.substr(begin, point.begin - begin), begin});
    if (!blank && !inside) begin = point.begin;
    inside = !blank;
  });
  if (inside) words.push_back({text.substr(begin), begin});
  return words;
}

bool BeginsAuthority(std::string_view text) {
  static const auto& kPattern = *new Pattern(R"(^(tm|kt|tl|tuq) ?\. ?\S|^dai dien (ben|cho)\b)");
  return kPattern.Matches(text::Fold(text));
}

// Where the position begins that ends the line: behind an authority stands the signer's own ("KT. GIÁM ĐỐC | PHÓ GIÁM ĐỐC").
std::optional<size_t> LastPosition(const std::vector<Word>& words, std::string_view text) {
  for (size_t at = words.size(); at > 1; --at) {
    size_t begin = at - 1;
    if (!PositionPattern().Matches(text::Fold(text.substr(words[begin].begin)))) continue;
    const auto widens = [&](size_t word) {
      const std::string folded = text::Fold(words[word].text);
      return folded == "pho" || folded == "q." || folded == "quyen" || folded == "tong" || folded == "chi";
    };
    while (begin > 0 && widens(begin - 1)) --begin;
    if (begin == 0) return std::nullopt;
    return words[begin].begin;
  }
  return std::nullopt;
}

// Capitals: one authority or more, and the position behind them.
void AddCapitals(std::string_view text, std::vector<SigningPart>& parts) {
  text = text::Trim(text);
  if (text.empty()) return;
  const auto words = WordsOf(text);
  for (size_t at = 1; at < words.size(); ++at) {
    if (!BeginsAuthority(text.substr(words[at].begin))) continue;
    AddCapitals(text.substr(0, words[at].begin), parts);
    return AddCapitals(text.substr(words[at].begin), parts);
  }
  const bool is_authority = BeginsAuthority(text);
  if (is_authority) {
    if (const auto position = LastPosition(words, text); position && BeginsAuthority(text::Trim(text.substr(0, *position)))) {
      parts.push_back({SigningKind::kAuthority, text::CollapseBlanks(text.substr(0, *position))});
      parts.push_back({SigningKind::kPosition, text::CollapseBlanks(text.substr(*position))});
      return;
    }
  }
  const SigningKind kind = is_authority                                  ? SigningKind::kAuthority
                           : PositionPattern().Matches(text::Fold(text)) ? SigningKind::kPosition
                                                                         : SigningKind::kCapitals;
  parts.push_back({kind, text::CollapseBlanks(text)});
}

// The last words that are not in capitals: the name behind authority and position.
size_t NameBegin(std::string_view text) {
  for (const Word& word : WordsOf(text)) {
    if (text::HasLowerCase(word.text)) return word.begin;
  }
  return text.size();
}

void AddWithoutNote(std::string_view text, std::vector<SigningPart>& parts) {
  text = text::Trim(text);
  if (text.empty()) return;
  if (IsPersonalName(text) && !PositionPattern().Matches(text::Fold(text))) {
    parts.push_back({SigningKind::kName, text::CollapseBlanks(text)});
    return;
  }
  const size_t name = NameBegin(text);
  if (name > 0) AddCapitals(text.substr(0, name), parts);
  if (name == text.size()) return;
  const SigningKind kind = IsPersonalName(text.substr(name)) ? SigningKind::kName : SigningKind::kOther;
  parts.push_back({kind, text::CollapseBlanks(text.substr(name))});
}

}  // namespace

bool IsPosition(std::string_view text) { return text::IsInCapitals(text) && PositionPattern().Matches(text::Fold(text)); }

bool IsPersonalName(std::string_view text) {
  static const auto& kTitle = *new Pattern(R"(^((ths|ts|pgs|gs|bs|ks|cn|ls|ds|ckii|cki|nsnd|nsut)\.? ?)+)");
  static const auto& kRank = *new Pattern(R"(^(dai|thuong|trung|thieu) (tuong|ta|uy) |^(pho |chuan )?do doc )");
  if (text.size() > kLineBytesMax) return false;
  if (const auto rank = kRank.FindIn(text); rank && text::StartsWithUpperCase(text)) text.remove_prefix(rank->front().size());
  if (const auto title = kTitle.FindIn(text);
      title && text::HasUpperCase(title->front()) && title->front().find('.') != std::string_view::npos) {
    text.remove_prefix(title->front().size());
  }
  if (text::IsInCapitals(text) && IsAgencyName(text::Fold(text))) return false;
  size_t words = 0;
  bool at_start = true;
  for (const text::CodePoint& point : text::CodePoints(text)) {
    if (text::IsBlank(point.value)) {
      at_start = true;
      continue;
    }
    const auto c = static_cast<UChar32>(point.value);
    if (at_start && !u_isupper(c)) return false;
    if (!u_isalpha(c) && c != '\'' && c != '-') return false;
    words += at_start ? 1 : 0;
    at_start = false;
  }
  return words >= 2 && words <= kNameWordsMax;
}

bool IsSignedNote(const std::string& folded) {
  static const auto& kPattern = *new Pattern(
      R"(^[(\[] ?(da ky|ky ten|chu ky|ky, dong dau|ky, ghi ro ho ten)\b[^)\]]*[)\]]$|^(da ky|da ky, dong dau|da ky va dong dau)[.]?$)");
  return folded.size() < kLineBytesMax && kPattern.Matches(folded);
}

std::vector<SigningPart> SigningPartsOf(std::string_view text) {
  std::vector<SigningPart> parts;
  if (text.size() > kLineBytesMax) return {{SigningKind::kOther, std::string(text)}};
  if (const auto note = SignedNotePattern().FindIn(text)) {
    const auto begin = static_cast<size_t>(note->front().data() - text.data());
    AddWithoutNote(text.substr(0, begin), parts);
    parts.push_back({SigningKind::kNote, std::string(note->front())});
    AddWithoutNote(text.substr(begin + note->front().size()), parts);
  } else {
    AddWithoutNote(text, parts);
  }
  return parts;
}

bool IsSigningLine(std::string_view text) {
  if (text.size() > kLineBytesMax || text::HasLowerCase(text.substr(0, text.find(' ')))) return false;
  bool says_so = false;
  for (const SigningPart& part : SigningPartsOf(text)) {
    if (part.kind == SigningKind::kOther || part.kind == SigningKind::kCapitals) return false;
    says_so = says_so || part.kind == SigningKind::kAuthority || part.kind == SigningKind::kPosition;
  }
  return says_so;
}

}  // namespace vanthu::drafting
