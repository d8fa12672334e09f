#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::directory {

// One line of authority taken apart: the form (Điều 13) and the words after it.
struct AuthorityLine {
  std::string form;  // "KT."; empty where the line begins with none of the five
  std::string whom;  // "GIÁM ĐỐC"
};

// The five forms: TM., KT., TL., TUQ., Q.
bool IsSignatureForm(std::string_view text);

// "KT.GIÁM ĐỐC" and "kt. Giám đốc" are read alike.
AuthorityLine ReadAuthorityLine(std::string_view written);

}  // namespace vanthu::directory
