#pragma once

#include <string>
#include <string_view>

namespace vanthu::drafting {

// By which right a person signs (Điều 13; Phụ lục I.II.7).
enum class AuthorityForm {
  kNone,
  kForCollective,  // TM.: thay mặt
  kActing,         // Q.: quyền
  kForHead,        // KT.: ký thay
  kByOrder,        // TL.: thừa lệnh
  kByMandate,      // TUQ.: thừa ủy quyền
};

struct AuthorityLine {
  AuthorityForm form = AuthorityForm::kNone;
  std::string abbreviation;  // "KT", without its point
  std::string whom;          // "GIÁM ĐỐC"
};

// Takes a line of the signature block apart: the form is told with or without its point and blank.
AuthorityLine AuthorityLineOf(std::string_view line);

bool NamesCollective(std::string_view whom);  // "ỦY BAN NHÂN DÂN", "BAN CHỈ ĐẠO"
bool NamesPerson(std::string_view whom);      // "GIÁM ĐỐC", "CHỦ TỊCH"
bool NamesDeputy(std::string_view whom);      // "PHÓ GIÁM ĐỐC", "THỨ TRƯỞNG"

}  // namespace vanthu::drafting
