#include "services/platform/text/tone_position.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace vanthu::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(TonePosition, NamesSyllablesWithTheToneOnTheWrongVowel) {
  EXPECT_THAT(WordsWithToneOnWrongVowel("hòa giaỉ cuả tôí, tíên độ; TÓAN, nươć"),
              ElementsAre("giaỉ", "cuả", "tôí", "tíên", "TÓAN"));
  EXPECT_THAT(WordsWithToneOnWrongVowel("ngừơi khuyến khích, khúyên, quyêt, quaý, ngoaì"),
              ElementsAre("ngừơi", "khúyên", "quaý", "ngoaì"));
}

TEST(TonePosition, TakesEitherSpellingOfOpenOaOeUy) {
  EXPECT_THAT(WordsWithToneOnWrongVowel("hoá hóa khoẻ khỏe thuỷ thủy Uỷ Ủy HOÀ quý quí"), IsEmpty());
}

TEST(TonePosition, IsSilentOnEveryRightSyllable) {
  EXPECT_THAT(
      WordsWithToneOnWrongVowel("giải giữa giếng gìn giúp giặt gịa quả quyết quyển quẻ quán quốc khuỷu chuyện thuở Huế của "
                                "mía nữa muối mười người bưởi hươu rượu nghiệp yếu tiếp luật khuấy ngoài xoáy xoắn toán"),
      IsEmpty());
}

TEST(TonePosition, DoesNotJudgeWhatIsNoSyllable) {
  EXPECT_THAT(WordsWithToneOnWrongVowel("María Raúl SởTaì nghịSởtaì Loúis Đắk H'Mông a1aí Wifií"), ElementsAre("aí"));
  EXPECT_THAT(WordsWithToneOnWrongVowel(""), IsEmpty());
}

}  // namespace
}  // namespace vanthu::text
