#include "services/directory/agency/issuer_rule.h"

#include "gtest/gtest.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
namespace {

constexpr absl::CivilDay kBefore(2025, 6, 30);
constexpr absl::CivilDay kAfter(2025, 7, 1);

Agency Committee(const char* id, const char* name, Validity validity = {}) {
  Agency agency;
  agency.id = AgencyId::Trusted(id);
  agency.display_name = name;
  agency.symbol = "UBND";
  agency.validity = validity;
  return agency;
}

AgencyBook Book() {
  Agency department;
  department.id = AgencyId::Trusted("stttt");
  department.display_name = "Sở Thông tin và Truyền thông";
  department.symbol = "STTTT";
  Unit press;
  press.id = UnitId::Trusted("bc");
  press.symbol = "BC-XB";
  Unit closed;
  closed.id = UnitId::Trusted("cu");
  closed.symbol = "CU";
  closed.validity.last_day = kBefore;
  department.units = {press, closed};
  return AgencyBook({department, Committee("tinh", "Ủy ban nhân dân tỉnh Sơn Thủy"),
                     Committee("huyen", "Ủy ban nhân dân huyện Nà Sảng", {std::nullopt, kBefore})});
}

absl::StatusOr<std::string> Resolve(IssuerQuestion question) {
  const AgencyBook book = Book();
  auto issuer = ResolveIssuer(book, question);
  if (!issuer.ok()) return issuer.status();
  return issuer->agency->id.text() + "/" + (issuer->unit == nullptr ? "" : issuer->unit->id.text()) + "/" + issuer->unknown_unit;
}

TEST(ResolveIssuer, ReadsAgencyAndUnitOutOfTheSymbol) {
  EXPECT_EQ(*Resolve({"STTTT-BC-XB", "", "", kBefore}), "stttt/bc/");
  EXPECT_EQ(*Resolve({"STTTT", "", "", kBefore}), "stttt//");
  EXPECT_EQ(*Resolve({"BC-STTTT", "BC", "", kBefore}), "stttt//");
}

TEST(ResolveIssuer, SaysWhichUnitIsUnknownOnThatDay) {
  EXPECT_EQ(*Resolve({"STTTT-TTBCXBBC", "", "", kBefore}), "stttt//TTBCXBBC");
  EXPECT_EQ(*Resolve({"STTTT-CU", "", "", kBefore}), "stttt/cu/");
  EXPECT_EQ(*Resolve({"STTTT-CU", "", "", kAfter}), "stttt//CU");
}

TEST(ResolveIssuer, TellsAgenciesOfOneSymbolApartByTheIssuingBody) {
  EXPECT_EQ(*Resolve({"QĐ-UBND", "QĐ", "ỦY BAN NHÂN DÂN TỈNH SƠN THỦY", kBefore}), "tinh//");
  EXPECT_EQ(*Resolve({"UBND-VX", "", "UBND huyện Nà Sảng", kBefore}), "huyen//VX");
  const auto ambiguous = Resolve({"QĐ-UBND", "QĐ", "", kBefore});
  EXPECT_TRUE(status::Is(ambiguous.status(), status::Reason::kInvalidField)) << ambiguous.status();
  EXPECT_NE(status::Text(ambiguous.status(), status::Language::kVietnamese).find("huyện Nà Sảng"), std::string::npos);
}

TEST(ResolveIssuer, AsksOnlyAgenciesOfThatDay) { EXPECT_EQ(*Resolve({"QĐ-UBND", "QĐ", "", kAfter}), "tinh//"); }

TEST(ResolveIssuer, RefusesASymbolThatNobodyHas) {
  for (const char* notation : {"SYT-VP", "", "-", "QĐ"}) {
    const auto refused = Resolve({notation, "QĐ", "", kBefore});
    EXPECT_TRUE(status::Is(refused.status(), status::Reason::kUnknownIssuer)) << notation << refused.status();
  }
}

}  // namespace
}  // namespace vanthu::directory
