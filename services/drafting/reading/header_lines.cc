#include "services/drafting/reading/header_lines.h"

#include <algorithm>
#include <array>
#include <map>

#include "services/drafting/reading/pattern.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/utf8.h"
#include "unicode/uchar.h"

namespace vanthu::drafting {
namespace {

std::string LettersOnly(const std::string& folded) {
  std::string letters;
  std::copy_if(folded.begin(), folded.end(), std::back_inserter(letters), [](char c) { return c >= 'a' && c <= 'z'; });
  return letters;
}

// "Độ khẩn: Hỏa tốc" says the same as the stamp.
std::string MarkWords(std::string_view text, std::string_view label) {
  std::string words = text::Lower(text::CollapseBlanks(text));
  const bool boxed =
      words.size() > 2 && ((words.front() == '[' && words.back() == ']') || (words.front() == '(' && words.back() == ')'));
  if (boxed) words = words.substr(1, words.size() - 2);
  if (words.compare(0, label.size(), label) == 0) words = std::string(text::Trim(std::string_view(words).substr(label.size())));
  return words;
}

}  // namespace

bool IsNationalName(const std::string& folded) {
  const std::string letters = LettersOnly(folded);
  return letters == "conghoaxahoichunghiavietnam" || letters == "doclaptudohanhphuc";
}

bool IsSymbolLine(const std::string& folded) {
  static const auto& kPattern = *new Pattern(R"(^so ?[:.]? ?([0-9]{1,9}|[._…]*) ?/ ?[a-z0-9]\S*( ?- ?\S+)*$|^so ?: ?[0-9]*$)");
  return kPattern.Matches(folded);
}

bool IsPlaceAndDateLine(const std::string& folded) {
  static const auto& kPattern =
      *new Pattern(R"(^[^0-9:;/]{0,80}ngay ?[0-9._… ]{0,12} ?thang ?[0-9._… ]{0,12} ?nam ?[0-9._… ]{0,12}$)");
  return kPattern.Matches(folded);
}

bool IsSubjectLabel(const std::string& folded) {
  static const auto& kPattern = *new Pattern(R"(^v ?/ ?v\b)");
  return kPattern.Matches(folded);
}

bool IsAddresseesLabel(const std::string& folded) {
  static const auto& kPattern = *new Pattern(R"(^kinh gui ?(:|$))");
  return kPattern.Matches(folded);
}

bool IsRecipientsLabel(const std::string& folded) {
  static const auto& kPattern = *new Pattern(R"(^noi nhan ?(:|$))");
  return kPattern.Matches(folded);
}

bool IsHeaderLine(const std::string& folded) {
  return IsNationalName(folded) || IsSymbolLine(folded) || IsPlaceAndDateLine(folded) || IsSubjectLabel(folded);
}

bool IsRule(std::string_view text) {
  const auto points = text::CodePoints(text);
  return std::all_of(points.begin(), points.end(), [](const text::CodePoint& point) {
    return std::u32string_view(U"-_=*~–—―─━.").find(point.value) != std::u32string_view::npos || text::IsBlank(point.value);
  });
}

bool IsBodyStart(const std::string& folded) {
  static const auto& kPattern = *new Pattern(R"(^can cu |^dieu [0-9]+|^[0-9]+[.)] |^[ivx]+\. )");
  return kPattern.Matches(folded);
}

std::optional<Urgency> UrgencyMark(std::string_view text) {
  static const auto& kMarks = *new std::map<std::string, Urgency>{{"khẩn", Urgency::kUrgent},
                                                                  {"thượng khẩn", Urgency::kVeryUrgent},
                                                                  {"hỏa tốc", Urgency::kFlash},
                                                                  {"hoả tốc", Urgency::kFlash}};
  const auto found = kMarks.find(MarkWords(text, "độ khẩn:"));
  if (found == kMarks.end()) return std::nullopt;
  return found->second;
}

std::optional<std::string> SecrecyMark(std::string_view text) {
  static const auto& kMarks =
      *new std::map<std::string, std::string>{{"mật", "MẬT"}, {"tối mật", "TỐI MẬT"}, {"tuyệt mật", "TUYỆT MẬT"}};
  const auto found = kMarks.find(MarkWords(text, "độ mật:"));
  if (found == kMarks.end()) return std::nullopt;
  return found->second;
}

bool IsAgencyName(const std::string& folded) {
  static const auto& kPattern = *new Pattern(
      R"(^(cac|ubnd|uy ban|hdnd|hoi dong|hoi|so|bo|ban|cuc|chi cuc|tong cuc|van phong|vp|phong|thanh tra|trung tam|truong|vien|benh vien|bao|dai|tap chi|cong thong tin|cong ty|tong cong ty|cong an|quan|bo chi huy|toa an|tinh uy|tinh doan|thanh uy|huyen uy|dang uy|mat tran|lien doan|doan|kho bac|ngan hang|bao hiem|thuong truc|don vi|doanh nghiep|quy|hop tac xa|ong|ba|dong chi|chu tich|giam doc)\b)");
  return kPattern.Matches(folded);
}

std::optional<DocumentType> TypeTitle(std::string_view text) {
  if (!text::IsInCapitals(text)) return std::nullopt;
  const std::string lower = text::Lower(text::CollapseBlanks(text));
  for (const DocumentTypeFacts& facts : DocumentTypes()) {
    if (text::Lower(facts.name) == lower) return facts.type;
  }
  if (lower == "giấy uỷ quyền") return DocumentType::kPowerOfAttorney;  // older spelling: the tone mark on the second vowel
  if (lower == "bản thoả thuận") return DocumentType::kAgreement;
  return std::nullopt;
}

bool IsAuthorityLine(std::string_view text) {
  static const auto& kPattern = *new Pattern(R"(^(tm|kt|tl|tuq)\s?\. ?\S)");
  return text::IsInCapitals(text) && kPattern.Matches(text::Fold(text));
}

bool IsPosition(std::string_view text) {
  static const auto& kPattern = *new Pattern(
      R"(^(q ?\. ?|quyen )?(pho )?(tong |chi )?(giam doc|chu tich|chanh|truong|bo truong|thu truong|thu tuong|cuc truong|vien truong|vu truong|hieu truong|bien tap|thu ky|bi thu|uy vien|chu nhiem|chi huy|tu lenh|thanh tra|doi truong|tram truong)\b[^.:;,]*$)");
  return text::IsInCapitals(text) && kPattern.Matches(text::Fold(text));
}

bool IsPersonalName(std::string_view text) {
  static const auto& kTitle = *new Pattern(R"(^((ths|ts|pgs|gs|bs|ks|cn|ls|ds|ckii|cki|nsnd|nsut)\.? ?)+)");
  static constexpr size_t kWordsMax = 6;
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
  return words >= 2 && words <= kWordsMax;
}

bool IsSignedNote(const std::string& folded) {
  static const auto& kPattern = *new Pattern(
      R"(^[(\[]?(da ky|ky ten|chu ky|ky, dong dau|da ky, dong dau|da ky va dong dau|ky, ghi ro ho ten)[^)\]]*[)\]]?$)");
  return kPattern.Matches(folded);
}

}  // namespace vanthu::drafting
