#include "services/drafting/format/text_fixer.h"

#include <algorithm>
#include <optional>
#include <random>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/format/clean_dispatch.h"
#include "services/drafting/format/fixed_draft.h"
#include "services/drafting/format/format_checker.h"
#include "services/drafting/format/rule_catalogue.h"
#include "services/drafting/format/tone_placement.h"
#include "services/drafting/format/word_changes.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/drafting/reading/sample_files.h"

namespace vanthu::drafting {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string With(std::string text, const std::vector<WordChange>& changes) {
  for (auto change = changes.rbegin(); change != changes.rend(); ++change)
    text.replace(change->begin, change->end - change->begin, change->text);
  return text;
}

TEST(WordChanges, TouchOnlyTheWordsThatDiffer) {
  const auto changes = WordChanges("một hai ba bốn năm", "một hai Ba bốn năm");
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].text, "Ba");
  EXPECT_THAT(WordChanges("một hai", "một hai"), IsEmpty());
  EXPECT_THAT(WordChanges("", "một"), IsEmpty());
  EXPECT_EQ(WordChanges("một  hai", "một hai")[0].text, "một hai");
}

TEST(WordChanges, MadeTheyGiveTheOtherText) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    const auto draw = [&] {
      static const char* const kPieces[] = {"Sở", "vụ", ",", ";", "hội", "đ", "a"};
      std::string text = kPieces[random() % 7];
      for (unsigned i = random() % 6; i > 0; --i) text += std::string(random() % 3, ' ') + kPieces[random() % 7];
      return text;
    };
    const std::string before = draw(), after = draw();
    EXPECT_EQ(With(before, WordChanges(before, after)), after) << '"' << before << "\" → \"" << after << '"';
  }
}

TEST(TonePlacement, KnowsOpenSyllablesOnly) {
  EXPECT_TRUE(TonePlacementIn("Uỷ ban").on_second);
  EXPECT_TRUE(TonePlacementIn("ỦY BAN").on_first);
  for (const char* neither : {"quý", "Quỹ", "hoàn", "huỳnh", "toán", "thuế", "của", "ngoài", "loại"}) {
    EXPECT_FALSE(TonePlacementIn(neither).on_first || TonePlacementIn(neither).on_second) << neither;
  }
  EXPECT_EQ(WithToneOnFirst("hòa, quý"), std::nullopt);
  EXPECT_EQ(WithToneOnFirst("Uỷ ban hoà giải, tiếng loè xoè; quý, hoàn"), "Ủy ban hòa giải, tiếng lòe xòe; quý, hoàn");
}

TEST(TextFixer, MendsWhatAPersonTyped) {
  const auto fixed = FixText(SampleText("as-typed.txt"), "as-typed.txt");
  ASSERT_TRUE(fixed.ok()) << fixed.status();
  EXPECT_THAT(fixed->text, HasSubstr("Số: /STTTT-TTBCXB\n"));
  EXPECT_THAT(fixed->text, HasSubstr("- Các cơ quan báo chí trên địa bàn tỉnh;\n- Cổng Thông tin điện tử tỉnh.\n"));
  EXPECT_THAT(fixed->text, HasSubstr("Trân trọng./.\n"));
  EXPECT_THAT(fixed->text, HasSubstr("- Lưu: VT, TTBCXB, LM.\n"));
  EXPECT_THAT(fixed->text, HasSubstr("KT. GIÁM ĐỐC\n"));
  for (const Finding& finding : FindingsOf(fixed->text)) EXPECT_EQ(finding.severity, Severity::kNote) << finding.vietnamese;
  EXPECT_EQ(FixText(fixed->text, "as-typed.txt")->text, fixed->text);
}

// The same fixes in the file and in the draft that was read from it come to the same words.
TEST(TextFixer, GivesTheDraftThatItsFixesGive) {
  Draft mended = *ReadDispatch(SampleText("as-typed.txt"), "as-typed.txt");
  const auto next_fix = [&] {
    for (const Finding& finding : CheckFormat(mended)) {
      if (finding.fix) return finding.fix;
    }
    return std::optional<Fix>();
  };
  for (auto fix = next_fix(); fix; fix = next_fix()) mended = *Fixed(mended, *fix);
  const Draft read = *ReadDispatch(FixText(SampleText("as-typed.txt"), "as-typed.txt")->text, "as-typed.txt");
  const auto words = [](const Draft& draft) {
    std::vector<std::string> all = {draft.symbol.written, draft.abstract, draft.closing, draft.archive->written};
    for (const auto* items : {&draft.addressees, &draft.recipients}) {
      for (const RecipientItem& item : *items) all.push_back(item.text + item.note + item.punctuation);
    }
    for (const Block& block : draft.body) all.push_back(block.text);
    all.insert(all.end(), draft.signature.authority_lines.begin(), draft.signature.authority_lines.end());
    return all;
  };
  EXPECT_EQ(words(read), words(mended));
}

// What only a person knows (whose title it is, who may sign for whom, what a missing clause was) stays as it is, and is still
// said.
TEST(TextFixer, LeavesToAPersonWhatIsNotSafe) {
  const std::string unsafe =
      Changed(Changed(Changed(CleanLetter(), "Đinh Công Trứ", "TS. Đinh Công Trứ"), "2. Xe ô tô", "4. Xe ô tô"), "PHÓ GIÁM ĐỐC",
              "CHÁNH VĂN PHÒNG");
  const auto fixed = FixText(Changed(unsafe, "KT. GIÁM", "KT.GIÁM"), "a.txt");
  ASSERT_TRUE(fixed.ok());
  EXPECT_EQ(fixed->text, unsafe);
  EXPECT_THAT(IdsOf(fixed->made), ::testing::ElementsAre("CK-01"));
  EXPECT_THAT(IdsOf(FindingsOf(fixed->text)), ::testing::UnorderedElementsAre("BC-05", "CK-02", "CK-13"));
}

TEST(TextFixer, LeavesCleanFilesByteForByte) {
  for (const std::string& name : SampleNames()) {
    if (name == "as-typed.txt") continue;
    const auto fixed = FixText(SampleText(name), name);
    ASSERT_TRUE(fixed.ok());
    EXPECT_EQ(fixed->text, SampleText(name)) << name;
    EXPECT_THAT(fixed->made, IsEmpty());
  }
}

TEST(TextFixer, KeepsLineEndsAndByteOrderMark) {
  std::string text = "\xEF\xBB\xBF" + Changed(CleanLetter(), "KT. GIÁM", "KT.GIÁM");
  for (size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) text.insert(at, "\r");
  const auto fixed = FixText(text, "a.txt");
  ASSERT_TRUE(fixed.ok());
  std::string right = Changed(text, "KT.GIÁM", "KT. GIÁM");
  EXPECT_EQ(fixed->text, right);
}

TEST(TextFixer, MendsAFileOfDecomposedLettersAndThenItsFaults) {
  const std::string faulty = Changed(Changed(CleanLetter(), "KT. GIÁM", "KT.GIÁM"), "Trân trọng", "Tra\u0302n trọng");
  const auto fixed = FixText(faulty, "a.txt");
  ASSERT_TRUE(fixed.ok());
  EXPECT_EQ(fixed->text, CleanLetter());
  EXPECT_THAT(IdsOf(fixed->made), ::testing::ElementsAre("CT-01", "CK-01"));
}

// Faults by the handful, in any mixture: what can be mended is, once, and nothing else changes its meaning.
TEST(TextFixer, MendsMixturesOfFaults) {
  struct Fault {
    std::string_view from, to;
  };
  static constexpr Fault kFaults[] = {{"CỘNG HÒA", "CỘNG HOÀ"},
                                      {"Số: 12/STC-VP", "Số 12/STC - VP"},
                                      {"ngày 05 tháng 6", "ngày 5 tháng 06"},
                                      {"công năm 2025\n", "công năm 2025.\n"},
                                      {"- Sở Nội vụ;", "-Sở Nội vụ,"},
                                      {"2. Xe ô tô, máy", "2/ Xe ô tô ,máy"},
                                      {"đề nghị các", "đề nghị  các"},
                                      {"Trân trọng./.", "Trân trọng."},
                                      {"KT. GIÁM", "KT.GIÁM"},
                                      {"VT, VP.", "VT,VP"},
                                      {"Nơi nhận:", "Nơi nhận"}};
  for (unsigned chosen = 1; chosen < (1u << std::size(kFaults)); chosen += 149) {
    std::string faulty = CleanLetter();
    for (size_t i = 0; i < std::size(kFaults); ++i) {
      if ((chosen >> i) % 2 == 1) faulty = Changed(faulty, kFaults[i].from, kFaults[i].to);
    }
    const auto fixed = FixText(faulty, "a.txt");
    ASSERT_TRUE(fixed.ok());
    EXPECT_EQ(fixed->text, CleanLetter()) << chosen;
  }
}

// Whatever a file holds: fixing ends, fixes nothing twice, and leaves no more to find than there was.
TEST(TextFixer, EndsOnBrokenFiles) {
  std::mt19937 random(11);
  int fixed_files = 0;
  for (int round = 0; round < 60; ++round) {
    std::string text = round % 2 == 0 ? CleanLetter() : CleanDecision();
    for (unsigned breaks = 1 + random() % 6; breaks > 0; --breaks) {
      static constexpr std::string_view kPieces[] = {"",    " ",      "\n",      ";", "**",   "điều 5,",
                                                     "KT.", "\u200B", "uỷ ban ", "(", "Số: /"};
      const size_t at = random() % text.size();
      text.replace(at, std::min<size_t>(random() % 12, text.size() - at), kPieces[random() % std::size(kPieces)]);
    }
    const auto fixed = FixText(text, "a.txt");
    if (!fixed.ok()) continue;  // letters cut in halves, or no dispatch any more
    ++fixed_files;
    EXPECT_LE(FindingsOf(fixed->text).size(), FindingsOf(text).size());
    EXPECT_EQ(FixText(fixed->text, "a.txt")->text, fixed->text) << text;
  }
  EXPECT_GT(fixed_files, 10);
}

TEST(TextFixer, RefusesWhatCannotBeRead) { EXPECT_FALSE(FixText("", "a.txt").ok()); }

}  // namespace
}  // namespace vanthu::drafting
