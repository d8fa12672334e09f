#include "services/drafting/format/authority_line.h"

#include <array>
#include <utility>

#include "services/drafting/reading/pattern.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {

AuthorityLine AuthorityLineOf(std::string_view line) {
  static constexpr std::array<std::pair<std::string_view, AuthorityForm>, 5> kForms = {{{"TUQ", AuthorityForm::kByMandate},
                                                                                        {"TM", AuthorityForm::kForCollective},
                                                                                        {"KT", AuthorityForm::kForHead},
                                                                                        {"TL", AuthorityForm::kByOrder},
                                                                                        {"Q", AuthorityForm::kActing}}};
  for (const auto& [abbreviation, form] : kForms) {
    if (line.substr(0, abbreviation.size()) != abbreviation) continue;
    const size_t rest = line.find_first_not_of(" .", abbreviation.size());
    const bool is_word_of_its_own = rest != std::string_view::npos && rest > abbreviation.size();
    if (is_word_of_its_own) return {form, std::string(abbreviation), std::string(line.substr(rest))};
  }
  return {AuthorityForm::kNone, "", std::string(line)};
}

bool NamesPerson(std::string_view whom) {
  static const auto& kPattern = *new Pattern(
      R"(^(pho |tong |quyen )*(giam doc|chu tich|bo truong|thu truong|thu tuong|tong truong|cuc truong|vu truong|vien truong|chi cuc truong|hieu truong|chanh|truong|chu nhiem|bi thu|tu lenh|chi huy truong|bien tap)\b)");
  return kPattern.Matches(text::Fold(whom));
}

bool NamesCollective(std::string_view whom) {
  static const auto& kPattern =
      *new Pattern(R"(^(uy ban|ubnd|hdnd|hoi dong|ban|tap the|doan|so|bo|cuc|chi cuc|van phong|phong|thuong truc)\b)");
  return !NamesPerson(whom) && kPattern.Matches(text::Fold(whom));
}

bool NamesDeputy(std::string_view whom) {
  static const auto& kPattern = *new Pattern(R"(^(pho\b|thu truong\b))");
  return kPattern.Matches(text::Fold(whom));
}

}  // namespace vanthu::drafting
