#include "services/drafting/reading/agency_names.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/drafting/reading/pattern.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kItemBytesMax = 2000;
constexpr size_t kNamePartsMax = 4;  // "Lao động, Thương binh và Xã hội" has three

// What ministries and departments are called, folded: those of today and those that older dispatches name. Only names that hold a
// comma, a dash or "và" need to stand here to be told; the others help to see that a list is one of such names.
const std::set<std::string, std::less<>>& FieldsOfGovernment() {
  static const auto* const kFields = new std::set<std::string, std::less<>>{
      "quoc phong",
      "cong an",
      "ngoai giao",
      "noi vu",
      "tu phap",
      "tai chinh",
      "cong thuong",
      "xay dung",
      "y te",
      "nong nghiep va moi truong",
      "van hoa, the thao va du lich",
      "khoa hoc va cong nghe",
      "giao duc va dao tao",
      "dan toc va ton giao",
      "ke hoach va dau tu",
      "giao thong van tai",
      "thong tin va truyen thong",
      "lao dong - thuong binh va xa hoi",
      "lao dong, thuong binh va xa hoi",
      "nong nghiep va phat trien nong thon",
      "tai nguyen va moi truong",
      "van hoa va the thao",
      "van hoa thong tin",
      "du lich",
      "ngoai vu",
      "quy hoach - kien truc",
      "giao thong cong chinh",
      "van hoa - thong tin",
      "an toan thuc pham",
      "thong tin, truyen thong",
  };
  return *kFields;
}

// A name of the list and what parts it from the next.
struct ListPart {
  std::string_view text;
  bool by_word = false;  // "và" follows, not a comma
};

std::vector<ListPart> PartsOfList(std::string_view list) {
  static constexpr std::string_view kAnd = " và ";
  std::vector<ListPart> parts;
  while (!list.empty()) {
    const size_t comma = list.find_first_of(",;"), word = list.find(kAnd);
    const size_t end = std::min(comma, word);
    parts.push_back({text::Trim(list.substr(0, end)), word < comma});
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + (word < comma ? kAnd.size() : 1));
  }
  std::erase_if(parts, [](const ListPart& part) { return part.text.empty(); });
  return parts;
}

// The words from the first of the parts to the last, as written.
std::string_view Joined(const std::vector<ListPart>& parts, size_t first, size_t last) {
  const char* const begin = parts[first].text.data();
  return {begin, static_cast<size_t>(parts[last].text.data() + parts[last].text.size() - begin)};
}

bool IsField(std::string_view name) { return FieldsOfGovernment().count(text::Fold(name)) > 0; }

// The longest known name from each place. Where a part is unknown and "và" stands on either side, two names and one with "và" in
// it cannot be told apart.
std::optional<std::vector<std::string_view>> FieldNames(const std::vector<ListPart>& parts) {
  std::vector<std::string_view> names;
  for (size_t at = 0; at < parts.size();) {
    size_t last = std::min(parts.size(), at + kNamePartsMax) - 1;
    while (last > at && !IsField(Joined(parts, at, last))) --last;
    const bool known = IsField(Joined(parts, at, last));
    if (!known && (parts[at].by_word || (at > 0 && parts[at - 1].by_word))) return std::nullopt;
    names.push_back(Joined(parts, at, last));
    at = last + 1;
  }
  return names;
}

struct Head {
  std::string one;  // what each name begins with: "Bộ"; empty where the names bear their own
  bool by_field = false;
};

// "Các Bộ:", "UBND các xã:", "Các cơ quan báo chí:": who the list is of.
std::optional<Head> HeadOf(std::string_view before_colon) {
  static const auto& kFields = *new Pattern(R"(^(?:cac |[0-9]+ |hai |ba )(bo|so)$)");
  static const auto& kPlaces = *new Pattern(
      R"(^(?:(ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|cong an|dang uy) )?(?:cac )(tinh|huyen|xa|phuong|thi tran|thanh pho|thi xa|quan)$)");
  static const auto& kOwn =
      *new Pattern(R"(^(cac co quan bao chi|cac bao|cac don vi|cac co quan|cac doanh nghiep|cac to chuc)\b.*$)");
  if (const auto groups = kFields.FindIn(before_colon)) return Head{text::Fold((*groups)[1]) == "bo" ? "Bộ" : "Sở", true};
  if (const auto groups = kPlaces.FindIn(before_colon)) {
    const std::string office((*groups)[1]);
    return Head{office.empty() ? std::string((*groups)[2]) : office + " " + std::string((*groups)[2]), false};
  }
  if (kOwn.Matches(text::Fold(before_colon))) return Head{};
  return std::nullopt;
}

// "Sở Tài chính, Sở Nội vụ và Sở Y tế": each with its own head, each known.
std::optional<AgencyList> FullNames(const std::vector<ListPart>& parts) {
  AgencyList list;
  for (size_t at = 0; at < parts.size();) {
    size_t last = std::min(parts.size(), at + kNamePartsMax);
    const auto is_full = [&](std::string_view name) {
      const bool headed = name.starts_with("Sở ") || name.starts_with("Bộ ");
      return headed && IsField(text::Trim(name.substr(name.find(' '))));
    };
    while (last > at && !is_full(Joined(parts, at, last - 1))) --last;
    if (last == at) return std::nullopt;
    list.names.emplace_back(Joined(parts, at, last - 1));
    at = last;
  }
  if (list.names.size() < 2) return std::nullopt;
  return list;
}

}  // namespace

bool IsAgencyName(const std::string& folded) {
  static const auto& kPattern = *new Pattern(
      R"(^(cac|ubnd|uy ban|hdnd|hoi dong|hoi|so|bo|ban|cuc|chi cuc|tong cuc|van phong|vp|phong|thanh tra|trung tam|truong|vien|benh vien|bao|dai|tap chi|cong thong tin|cong ty|tong cong ty|cong an|quan|bo chi huy|toa an|tinh uy|tinh doan|thanh uy|huyen uy|dang uy|mat tran|lien doan|doan|kho bac|ngan hang|bao hiem|thuong truc|don vi|doanh nghiep|quy|hop tac xa|lien minh|lien hiep|hiep hoi|kiem toan|chinh phu|quoc hoi|thu tuong|hoc vien|nha xuat ban|cong doan|dang bo|ong|ba|dong chi|chu tich|giam doc)\b)");
  return kPattern.Matches(folded);
}

std::optional<AgencyList> AgencyListIn(std::string_view item) {
  if (item.size() > kItemBytesMax) return std::nullopt;
  const size_t colon = item.find(':');
  if (colon == std::string_view::npos) return FullNames(PartsOfList(item));
  const auto head = HeadOf(text::Trim(item.substr(0, colon)));
  if (!head) return std::nullopt;
  const std::vector<ListPart> parts = PartsOfList(item.substr(colon + 1));
  AgencyList list;
  std::vector<std::string_view> names;
  if (head->by_field) {
    auto fields = FieldNames(parts);
    if (!fields) return list;
    names = *std::move(fields);
  } else {
    for (const ListPart& part : parts) names.push_back(part.text);
    const bool bear_heads = std::all_of(names.begin(), names.end(), [](auto name) { return IsAgencyName(text::Fold(name)); });
    if (head->one.empty() && !bear_heads) return list;
  }
  for (const std::string_view name : names) {
    list.names.push_back(head->one.empty() ? std::string(name) : head->one + " " + std::string(name));
  }
  if (list.names.empty()) return std::nullopt;
  return list;
}

}  // namespace vanthu::drafting
