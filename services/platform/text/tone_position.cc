#include "services/platform/text/tone_position.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "services/platform/text/utf8.h"
#include "unicode/uchar.h"

namespace vanthu::text {
namespace {

constexpr size_t kVowelsMax = 3;      // of one syllable, behind "qu" and "gi"
constexpr size_t kConsonantsMax = 3;  // before them: ngh

// Each vowel without tone and with its five, and the letter that the table of clusters writes for it: w ă, z â, E ê, O ô, P ơ, U
// ư.
struct VowelRow {
  char name;
  std::u32string_view letters;
};
constexpr std::array<VowelRow, 12> kVowels = {{{'a', U"aàáảãạAÀÁẢÃẠ"},
                                               {'w', U"ăằắẳẵặĂẰẮẲẴẶ"},
                                               {'z', U"âầấẩẫậÂẦẤẨẪẬ"},
                                               {'e', U"eèéẻẽẹEÈÉẺẼẸ"},
                                               {'E', U"êềếểễệÊỀẾỂỄỆ"},
                                               {'i', U"iìíỉĩịIÌÍỈĨỊ"},
                                               {'o', U"oòóỏõọOÒÓỎÕỌ"},
                                               {'O', U"ôồốổỗộÔỒỐỔỖỘ"},
                                               {'P', U"ơờớởỡợƠỜỚỞỠỢ"},
                                               {'u', U"uùúủũụUÙÚỦŨỤ"},
                                               {'U', U"ưừứửữựƯỪỨỬỮỰ"},
                                               {'y', U"yỳýỷỹỵYỲÝỶỸỴ"}}};

struct Letter {
  char name = 0;  // of a vowel as above, of a consonant in lower case ('d' for đ too); 0: no letter of Vietnamese
  bool is_vowel = false;
  bool has_tone = false;
};

// Looked up for each letter of each dispatch.
const Letter& LetterOf(char32_t c) {
  static constexpr size_t kEnd = 0x1F00;
  static const auto& kTable = *[] {
    auto* table = new std::array<Letter, kEnd>{};
    for (const char consonant : std::string_view("bcdghklmnpqrstvx")) {
      (*table)[static_cast<size_t>(consonant)] = (*table)[static_cast<size_t>(consonant - 'a' + 'A')] = {consonant};
    }
    (*table)[U'đ'] = (*table)[U'Đ'] = {'d'};
    for (const VowelRow& row : kVowels) {
      for (size_t at = 0; at < row.letters.size(); ++at) (*table)[row.letters[at]] = {row.name, true, at % 6 != 0};
    }
    return table;
  }();
  static const Letter& kNone = *new Letter;
  return c < kEnd ? kTable[c] : kNone;
}

// On which vowels of a cluster a tone may stand, by bits from the first: where the syllable ends with it, and before a consonant
// (0: there is no such syllable).
struct Places {
  uint8_t open;
  uint8_t closed;
};

const Places* PlacesOf(std::string_view cluster) {
  static const auto& kPlaces = *[] {
    auto* places = new std::map<std::string, Places, std::less<>>;
    for (const char* first :
         {"ai", "ay", "zy", "au", "zu", "ao", "eo", "Eu", "oi", "Oi", "Pi", "ui", "Ui", "iu", "Uu", "ia", "ua", "Ua"})
      (*places)[first] = {0b001, 0};
    for (const char* either : {"oa", "oe", "uy"}) (*places)[either] = {0b011, 0b010};
    for (const char* second : {"ow", "iE", "yE", "uO", "UP", "uz", "uE", "uP"}) (*places)[second] = {0b010, 0b010};
    for (const char* middle : {"iEu", "yEu", "oai", "oay", "uOi", "UPi", "UPu", "oao", "oeo", "uzy", "uya", "uyu"})
      (*places)[middle] = {0b010, 0};
    (*places)["uyE"] = {0b100, 0b100};
    return places;
  }();
  const auto found = kPlaces.find(cluster);
  return found == kPlaces.end() ? nullptr : &found->second;
}

// One word, letter by letter.
class Syllable {
 public:
  void Add(const Letter& letter) {
    if (letter.is_vowel) {
      AddVowel(letter);
    } else {
      is_syllable_ = is_syllable_ && letter.name != 0 && (vowels_ > 0 || consonants_ < kConsonantsMax);
      is_closed_ = vowels_ > 0;
      consonants_ += vowels_ == 0 ? 1 : 0;
      before_ = letter.name;
    }
  }

  bool HasToneOnWrongVowel() const {
    if (!is_syllable_ || tones_ != 1 || vowels_ < 2) return false;
    const Places* const places = PlacesOf({cluster_.data(), vowels_});
    const uint8_t allowed = places == nullptr ? 0 : is_closed_ ? places->closed : places->open;
    return allowed != 0 && (allowed & tone_at_) == 0;
  }

 private:
  void AddVowel(const Letter& letter) {
    // The u of "qu" and the i of "gi" are no vowels of the syllable where another one follows.
    const bool is_glide = vowels_ == 1 && ((before_ == 'q' && cluster_[0] == 'u') || (before_ == 'g' && cluster_[0] == 'i'));
    if (is_glide && !is_closed_ && consonants_ == 1 && tones_ == 0) {
      vowels_ = 0;
      before_ = 0;
    }
    is_syllable_ = is_syllable_ && !is_closed_ && vowels_ < kVowelsMax;
    if (!is_syllable_) return;
    cluster_[vowels_] = letter.name;
    if (letter.has_tone) {
      ++tones_;
      tone_at_ = static_cast<uint8_t>(1U << vowels_);
    }
    ++vowels_;
  }

  std::array<char, kVowelsMax> cluster_ = {};
  size_t vowels_ = 0;
  size_t consonants_ = 0;
  int tones_ = 0;
  uint8_t tone_at_ = 0;
  char before_ = 0;  // the consonant before the vowels
  bool is_closed_ = false;
  bool is_syllable_ = true;
};

}  // namespace

std::vector<std::string_view> WordsWithToneOnWrongVowel(std::string_view nfc) {
  std::vector<std::string_view> words;
  Syllable syllable;
  size_t begin = 0;
  const auto end_word = [&](size_t end) {
    if (end > begin && syllable.HasToneOnWrongVowel()) words.push_back(nfc.substr(begin, end - begin));
    syllable = {};
  };
  for (size_t at = 0; at < nfc.size();) {
    const CodePoint point = CodePointAt(nfc, at);
    const Letter& letter = LetterOf(point.value);
    if (letter.name != 0 || u_isalpha(static_cast<UChar32>(point.value)) ||
        u_charType(static_cast<UChar32>(point.value)) == U_NON_SPACING_MARK) {
      syllable.Add(letter);
    } else {
      end_word(at);
      begin = point.end;
    }
    at = point.end;
  }
  end_word(nfc.size());
  return words;
}

}  // namespace vanthu::text
