#include "services/drafting/reading/persons.h"

#include <string>

#include "absl/strings/str_replace.h"
#include "gtest/gtest.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/drafting/reading/sample_files.h"

namespace vanthu::drafting {
namespace {

TEST(Persons, AreToldByHowTheyAreAddressedOrByTheirNames) {
  for (const char* person : {"Ông Nguyễn Văn A", "Bà Tô Thanh Hà, Phó Trưởng phòng Hành chính", "Ông (bà) Lò Văn B",
                             "Các ông, bà: Trần C", "Các ông, bà có tên tại Điều 1", "Đ/c Đặng Thị D",
                             "Đồng chí Phan Đình E - Kế toán", "Nguyễn Thị Hồng Gấm", "Ông Trần Văn G và bà Lê Thị H"}) {
    EXPECT_TRUE(IsPerson({person, "", ";", {}})) << person;
  }
}

TEST(Persons, AreNotOfficesAgenciesOrPlaces) {
  for (const char* other :
       {"Đồng chí Chủ tịch Ủy ban nhân dân tỉnh", "Đồng chí Bí Thư Tỉnh Ủy", "Ông Giám đốc Sở Nội vụ", "Chi cục Kiểm Lâm",
        "Chi Cục Kiểm Lâm", "Như Điều 3", "Hà Giang", "Cao Bằng", "Bà Rịa - Vũng Tàu", "Đoàn Thanh Niên Tỉnh", "Bí Thư Tỉnh Ủy",
        "Các sở, ban, ngành", "Sở Nội Vụ", "Bà con nhân dân xã", ""}) {
    EXPECT_FALSE(IsPerson({other, "", ";", {}})) << other;
  }
}

TEST(Persons, AreKeptAsWrittenAndSaid) {
  const std::string file = absl::StrReplaceAll(SampleText("monthly.txt"), {{"- Như trên;", "- Như trên;\n- Bà Tô Thanh Hà;"}});
  const auto draft = ReadDispatch(file, "a.txt");
  ASSERT_TRUE(draft.ok());
  ASSERT_GE(draft->recipients.size(), 2u);
  EXPECT_EQ(draft->recipients[1].text, "Bà Tô Thanh Hà");
  ASSERT_FALSE(draft->undecided.empty());
  EXPECT_EQ(draft->undecided.back().field, "recipients");
  EXPECT_NE(draft->undecided.back().english.find("\"Bà Tô Thanh Hà\" is a person"), std::string::npos);
}

}  // namespace
}  // namespace vanthu::drafting
