#pragma once

#include <string_view>
#include <vector>

namespace vanthu::text {

// Words that are one syllable of Vietnamese whose tone mark stands on another vowel than it may ("giaỉ" for "giải", "cuả",
// "tíên", "tóan"); both spellings of open oa, oe and uy are right ("hoá", "hóa"). What is no such syllable (joined words, names
// of other languages) is not judged. In NFC; in the order of the text, repeats as well.
std::vector<std::string_view> WordsWithToneOnWrongVowel(std::string_view nfc);

}  // namespace vanthu::text
