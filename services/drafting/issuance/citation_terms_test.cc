#include "services/drafting/issuance/citation_terms.h"

#include <string>

#include "gtest/gtest.h"

namespace vanthu::drafting {
namespace {

Citation Cited(std::string type, std::string number, std::string day, std::string issuer = "") {
  Citation citation;
  citation.type = std::move(type);
  citation.number = std::move(number);
  citation.day = std::move(day);
  citation.issuer = std::move(issuer);
  return citation;
}

std::optional<CitationTerms> TermsOfOne(const std::string& number, const std::string& day) {
  return TermsOf({Cited("Công văn", number, day)}).front();
}

Issuer Finance() { return {.display_name = "Sở Tài chính", .parent_display_name = "UBND tỉnh Sơn Thủy"}; }

bool IsNamed(const std::string& type, const std::string& issuer, const Issuer& published = Finance()) {
  return Names(Cited(type, "12/STC-VP", "5/6/2025", issuer), DocumentType::kOfficialLetter, published);
}

TEST(CitationTerms, ReadsNumberSymbolAndDayAsTheyAreWritten) {
  for (const char* day : {"05/06/2025", "5/6/2025", "5-6-2025", "5.6.2025", "5 tháng 6 năm 2025", "05 tháng 06 năm 2025"}) {
    const auto terms = TermsOfOne("07/STC-VP", day);
    ASSERT_TRUE(terms) << day;
    EXPECT_EQ(terms->number, (DispatchNumber{7, "STC-VP"}));
    EXPECT_EQ(terms->day, absl::CivilDay(2025, 6, 5));
  }
}

TEST(CitationTerms, NeedsAWholeNumberAndADayThatExists) {
  EXPECT_FALSE(TermsOfOne("7/STC-VP", ""));
  EXPECT_FALSE(TermsOfOne("7/STC-VP", "31/02/2025"));
  EXPECT_FALSE(TermsOfOne("7/STC-VP", "5/6"));
  EXPECT_FALSE(TermsOfOne("7/STC-VP", "1/5/6/2025"));
  EXPECT_FALSE(TermsOfOne("7/STC-VP", "99999999999/6/2025"));
  EXPECT_FALSE(TermsOfOne("7a/STC-VP", "5/6/2025"));
  EXPECT_FALSE(TermsOfOne("99999999999999999999/STC-VP", "5/6/2025"));
  EXPECT_FALSE(TermsOfOne("STC-VP", "5/6/2025"));
}

TEST(CitationTerms, ALaterCitationHasTheDayOfTheFirst) {
  const auto terms = TermsOf({Cited("Công văn", "7/STC-VP", "5/6/2025"), Cited("công văn", "7/STC-VP", ""),
                              Cited("Quyết định", "7/STC-VP", ""), Cited("Công văn", "7/STC-VP", "6/6/2025")});
  ASSERT_TRUE(terms[1]);
  EXPECT_EQ(terms[1]->day, absl::CivilDay(2025, 6, 5));
  EXPECT_FALSE(terms[2]);  // another document
  EXPECT_EQ(terms[3]->day, absl::CivilDay(2025, 6, 6));
}

TEST(CitationTerms, TypeAndIssuerMustBeThoseOfTheDispatch) {
  EXPECT_TRUE(IsNamed("Công văn", ""));
  EXPECT_TRUE(IsNamed("văn bản", ""));  // any type
  EXPECT_FALSE(IsNamed("Quyết định", ""));
  for (const char* issuer : {"Sở Tài chính", "SỞ TÀI CHÍNH", "Sở Tài chính tỉnh Sơn Thủy", "Sở"})
    EXPECT_TRUE(IsNamed("Công văn", issuer)) << issuer;
  for (const char* issuer : {"Sở Tài chính tỉnh Bắc Hà", "Sở Tài ch", "UBND tỉnh", "Giám đốc Sở Tài chính"})
    EXPECT_FALSE(IsNamed("Công văn", issuer)) << issuer;
  const Issuer committee{.display_name = "Ủy ban nhân dân tỉnh Sơn Thủy"};
  EXPECT_TRUE(IsNamed("Công văn", "UBND tỉnh", committee));
  EXPECT_FALSE(IsNamed("Công văn", "UBND huyện", committee));
}

}  // namespace
}  // namespace vanthu::drafting
