#include "services/directory/succession/succession_book.h"

#include "gtest/gtest.h"

namespace vanthu::directory {
namespace {

Agency Until(const char* id, std::optional<absl::CivilDay> last_day) {
  Agency agency;
  agency.id = AgencyId::Trusted(id);
  agency.display_name = id;
  agency.validity.last_day = last_day;
  return agency;
}

Succession Rule(const char* from, const char* to, absl::CivilDay first_day, const char* basis) {
  return {AgencyId::Trusted(from), AgencyId::Trusted(to), first_day, basis};
}

std::string Followed(const SuccessionBook& book, absl::CivilDay day) {
  const AgencyBook agencies(
      {Until("a", absl::CivilDay(2024, 12, 31)), Until("b", absl::CivilDay(2025, 6, 30)), Until("c", {}), Until("d", {})});
  const Successors found = book.Follow(agencies, AgencyId::Trusted("a"), day);
  std::string text;
  for (const Agency* agency : found.agencies) text += agency->display_name + " ";
  for (const std::string& basis : found.bases) text += basis + " ";
  return text;
}

TEST(SuccessionBook, FollowsFromOneDissolvedAgencyToTheNext) {
  const SuccessionBook book(
      {Rule("a", "b", absl::CivilDay(2025, 1, 1), "nq1"), Rule("b", "c", absl::CivilDay(2025, 7, 1), "nq2")});
  EXPECT_EQ(Followed(book, absl::CivilDay(2025, 1, 1)), "b nq1 ");
  EXPECT_EQ(Followed(book, absl::CivilDay(2025, 7, 1)), "c nq1 nq2 ");
}

TEST(SuccessionBook, GivesEverySuccessorOfAnAgencyThatWasSplit) {
  const SuccessionBook book(
      {Rule("a", "d", absl::CivilDay(2025, 1, 1), "nq1"), Rule("a", "c", absl::CivilDay(2025, 1, 1), "nq1")});
  EXPECT_EQ(Followed(book, absl::CivilDay(2025, 7, 1)), "c d nq1 ");
}

TEST(SuccessionBook, EndsWhereNoRuleHoldsOrRulesGoInACircle) {
  EXPECT_EQ(Followed(SuccessionBook({}), absl::CivilDay(2025, 7, 1)), "");
  EXPECT_EQ(Followed(SuccessionBook({Rule("a", "c", absl::CivilDay(2026, 1, 1), "nq")}), absl::CivilDay(2025, 7, 1)), "");
  const SuccessionBook circle(
      {Rule("a", "b", absl::CivilDay(2025, 1, 1), "nq1"), Rule("b", "a", absl::CivilDay(2025, 7, 1), "nq2")});
  EXPECT_EQ(Followed(circle, absl::CivilDay(2025, 7, 1)), "nq1 ");
}

}  // namespace
}  // namespace vanthu::directory
