#include "services/directory/person/sample_issuer.h"

#include "gtest/gtest.h"

namespace vanthu::directory {
namespace {

constexpr absl::CivilDay kDay(2025, 3, 1);

SampleIssuer Signs(const char* name, const char* position, std::vector<std::string> forms) {
  return {AgencyId::Trusted("stc"), "", name, position, std::move(forms)};
}

TEST(SampleIssuer, AddsAnUnknownPersonWithPositionAndForm) {
  const auto added = MissingPerson({}, Signs("Lò Thị Mây", "PHÓ GIÁM ĐỐC", {"KT."}), kDay);
  ASSERT_TRUE(added.has_value());
  EXPECT_TRUE(added->sample);
  ASSERT_EQ(added->positions.size(), 1u);
  EXPECT_EQ(added->positions[0].title, "PHÓ GIÁM ĐỐC");
  EXPECT_EQ(added->positions[0].forms, std::vector<std::string>{"KT."});
  EXPECT_TRUE(added->delegations.empty());
}

TEST(SampleIssuer, AddsAMandateWithAnUnknownPersonWhoSignsByOne) {
  const auto added = MissingPerson({}, Signs("Lò Thị Mây", "PHÓ GIÁM ĐỐC", {"TUQ."}), kDay);
  ASSERT_TRUE(added.has_value());
  EXPECT_EQ(added->delegations.size(), 1u);
}

// Otherwise any file would give its signer the authority that Điều 13 asks for.
TEST(SampleIssuer, NeverGivesAKnownPersonAPositionOrAMandate) {
  const std::vector<Person> known = {
      {AgencyId::Trusted("stc"), PersonId::Trusted("gd"), "Đinh Công Trứ", {{"Trưởng phòng", {}, {}}}, false}};
  EXPECT_FALSE(MissingPerson(known, Signs("Đinh Công Trứ", "GIÁM ĐỐC", {}), kDay));
  EXPECT_FALSE(MissingPerson(known, Signs("ĐINH CÔNG TRỨ", "GIÁM ĐỐC", {"KT."}), kDay));
  EXPECT_FALSE(MissingPerson(known, Signs("Đinh Công Trứ", "TRƯỞNG PHÒNG", {"TUQ."}), kDay));
  EXPECT_TRUE(MissingPerson(known, Signs("Đinh Công Tú", "GIÁM ĐỐC", {}), kDay));
}

}  // namespace
}  // namespace vanthu::directory
