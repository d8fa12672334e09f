#include "services/drafting/reading/annex_lines.h"

#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/pattern.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {

bool IsAnnexLabel(std::string_view text) {
  static const auto& kAlone = *new Pattern(R"(^phu ?luc( so)?( [ivxlc]{1,6}| [0-9]{1,3}| [a-z])?[.:]?$)");
  static const auto& kInCapitals = *new Pattern(R"(^phu ?luc\b)");
  if (text.size() > 400) return false;
  const std::string folded = text::Fold(text);
  return kAlone.Matches(folded) || (kInCapitals.Matches(folded) && text::IsInCapitals(text));
}

bool MayTitleAnnex(std::string_view text) {
  static const auto& kKinds = *new Pattern(R"(^(danh sach|danh muc|bieu|mau|bang|noi quy|dieu le|tai lieu|noi dung|lich)\b)");
  static constexpr size_t kBytesMax = 300;
  if (text.size() > kBytesMax || !text::IsInCapitals(text)) return false;
  return TypeTitle(text).has_value() || kKinds.Matches(text::Fold(text));
}

bool IsAnnexNote(const std::string& folded) {
  static const auto& kPattern = *new Pattern(R"(^\( ?(ban hanh )?kem theo\b)");
  return kPattern.Matches(folded);
}

bool IsPortalLine(const std::string& folded) {
  static const auto& kPattern = *new Pattern(
      R"(^(trang chu|chia se|luot (xem|truy cap|doc)|so luot (xem|truy cap)|dang nhap|tai (ve|xuong|file)|in (trang|bai|an)|gui (email|mail)|tin (lien quan|khac|moi)|van ban (lien quan|khac|moi)|cac tin (khac|da dua)|binh luan|danh gia|tu khoa|ban quyen|copyright|©|ve dau trang|len dau trang|xem (tiep|them)|quay lai|facebook|zalo|tag|cap nhat|ngay (dang|cap nhat)|tep dinh kem|file dinh kem|menu|tim kiem|ban dang (o|xem)|rss|so do (trang|cong)|lien he)\b.*)");
  static const auto& kTrail = *new Pattern(R"(^[^.;:]{1,60}( (>|»|/|›) [^.;:]{1,60}){1,6}$|^https?://\S+$|^www\.\S+$)");
  return folded.size() < 160 && (kPattern.Matches(folded) || kTrail.Matches(folded));
}

}  // namespace vanthu::drafting
