#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::text {

// The position of the first byte that no plain text holds: a C0 control other than tab and line ends, or DEL.
std::optional<size_t> FirstControlByte(std::string_view bytes);

// The first word that nobody can read: U+FFFD, private use and unassigned characters, or UTF-8 that was taken for Latin-1
// ("ThÃ´ng").
std::optional<std::string> FirstUnreadableWord(std::string_view text);

// Words whose tone mark stands where no syllable has one: on or after a consonant ("quyêń"), before its vowel mark, alone after a
// blank, on the wrong vowel ("giaỉ", "tíên"; "hoá" is an older spelling, and right). Where it belongs is for a person to say. In
// NFC; each word once.
std::vector<std::string> WordsWithDisplacedMarks(std::string_view nfc);

}  // namespace vanthu::text
