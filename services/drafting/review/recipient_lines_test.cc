#include "services/drafting/review/recipient_lines.h"

#include <string>

#include "gtest/gtest.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

using status::Reason;

RecipientItem Item(std::string text, std::string note = "") {
  RecipientItem item;
  item.text = std::move(text);
  item.note = std::move(note);
  return item;
}

ExpandedLine Reaching(const std::string& field, const std::string& note, const std::string& agency) {
  return {.line = {agency, note, field}, .recipients = {{{AgencyId::Trusted(agency), {}}, agency}}};
}

TEST(RecipientLines, AreBothListsWithoutWhatPointsBack) {
  Draft draft;
  draft.addressees = {Item("Sở An")};
  draft.recipients = {Item("Như trên"), Item("Như Điều 4"), Item("UBND tỉnh", "để báo cáo")};
  const auto lines = RecipientLinesOf(draft);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0], (RecipientLine{"Sở An", "", "Kính gửi"}));
  EXPECT_EQ(lines[1], (RecipientLine{"UBND tỉnh", "để báo cáo", "Nơi nhận"}));
}

TEST(Freeze, MakesOneRecipientOfManyLines) {
  const auto list = Freeze({Reaching("Kính gửi", "", "t-a"), Reaching("Nơi nhận", "để biết", "t-a")}, absl::CivilDay(2026, 3, 2));
  ASSERT_TRUE(list.ok());
  ASSERT_EQ(list->recipients().size(), 1U);
  EXPECT_TRUE(list->recipients()[0].is_addressee && list->recipients()[0].is_copied);
}

TEST(Freeze, NamesFieldWordsAndDayOfWhatItCannotResolve) {
  const ExpandedLine unknown{.line = {"Sở X", "", "Kính gửi"}, .problem = "UNKNOWN_RECIPIENT"};
  const absl::Status refused = Freeze({Reaching("Kính gửi", "", "t-a"), unknown}, absl::CivilDay(2026, 3, 2)).status();
  EXPECT_TRUE(status::Is(refused, Reason::kUnknownRecipient));
  for (const char* part : {"Kính gửi", "Sở X", "2026-03-02"}) {
    EXPECT_NE(status::Text(refused, status::Language::kVietnamese).find(part), std::string::npos) << part;
  }
  EXPECT_TRUE(status::Is(Freeze({}, absl::CivilDay(2026, 3, 2)).status(), Reason::kNoRecipient));
}

TEST(ExpandedLinesJson, ReadsBackWhatItWrote) {
  const std::vector<ExpandedLine> lines = {Reaching("Nơi nhận", "để biết", "t-a")};
  const auto read = ExpandedLinesFromJson(ExpandedLinesJson(lines));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(ExpandedLinesJson(*read), ExpandedLinesJson(lines));
  EXPECT_FALSE(ExpandedLinesFromJson("{}").ok());
}

}  // namespace
}  // namespace vanthu::drafting
