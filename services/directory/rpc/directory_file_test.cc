#include "services/directory/rpc/directory_file.h"

#include "gtest/gtest.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
namespace {

TEST(ReadDirectoryFile, FillsEntriesFromWhatTheyHaveInCommon) {
  const auto content = ReadDirectoryFile(R"(
agencies:
  - defaults: {kind: commune, province: h9, symbol: UBND, first_day: 2025-07-01, name: "UBND xã {name}", other_names: ["Xã {name}"], place: "{name}",
               units: {vp: {name: Văn phòng, symbol: VP}}}
    list:
      h9-x-a: An Bình
      h9-x-b: {name: UBND xã Bình An, code: H9.7, last_day: 2026-01-01, units: {kt: {name: Phòng Kinh tế}}}
)",
                                         "x.yaml");
  ASSERT_TRUE(content.ok()) << content.status();
  ASSERT_EQ(content->agencies_size(), 2);
  const v1::Agency& a = content->agencies(0);
  EXPECT_EQ(a.name(), "agencies/h9-x-a");
  EXPECT_EQ(a.display_name(), "UBND xã An Bình");
  EXPECT_EQ(a.other_names(0), "Xã An Bình");
  EXPECT_EQ(a.place(), "An Bình");
  EXPECT_EQ(a.code(), "H9.X.A");
  EXPECT_EQ(a.province(), "agencies/h9");
  EXPECT_EQ(a.validity().first_day(), "2025-07-01");
  EXPECT_EQ(a.units(0).name(), "agencies/h9-x-a/units/vp");
  const v1::Agency& b = content->agencies(1);
  EXPECT_EQ(b.display_name(), "UBND xã Bình An");
  EXPECT_EQ(b.code(), "H9.7");
  EXPECT_EQ(b.validity().last_day(), "2026-01-01");
  EXPECT_EQ(b.units_size(), 2);
}

TEST(ReadDirectoryFile, MakesAnAccountForEachRole) {
  const auto content = ReadDirectoryFile(
      "agencies: [{list: {a: {name: A, kind: press}, b: {name: B, kind: portal}}}]\naccounts: [{kinds: [press], roles: [clerk, "
      "admin]}]",
      "x.yaml");
  ASSERT_TRUE(content.ok()) << content.status();
  ASSERT_EQ(content->accounts_size(), 2);
  EXPECT_EQ(content->accounts(0).name(), "accounts/a-clerk");
  EXPECT_EQ(content->accounts(1).roles(0), type::v1::ROLE_ADMIN);
}

TEST(ReadDirectoryFile, NamesLineAndKeyOfWhatIsWrong) {
  struct Case {
    const char* yaml;
    const char* where;
    const char* what;
  };
  const std::vector<Case> cases = {
      {"agencies: []\nagency: []", "x.yaml:2", "agency: không có khóa này"},
      {"agencies: []\nagencies: []", "x.yaml:2", "agencies: khóa này có hai lần"},
      {"agencies:\n  - list:\n      a: {name: A, colour: red}", "x.yaml:3", "agencies.list.a.colour: không có khóa này"},
      {"agencies:\n  - list:\n      a: {name: A}\n      a: {name: B}", "x.yaml:4", "agencies.list.a: khóa này có hai lần"},
      {"agencies:\n  - list:\n      a: {name: A, first_day: 2025-02-30}", "x.yaml:3", "\"2025-02-30\" không phải ngày"},
      {"agencies:\n  - list:\n      a: {name: A, connected: maybe}", "x.yaml:3", "connected: phải là true hoặc false"},
      {"agencies:\n  - list:\n      a: {kind: press}", "x.yaml:3", "agencies.list.a.name: thiếu tên"},
      {"agencies: {}", "x.yaml:1", "agencies: phải là danh sách"},
      {"successions:\n  - {first_day: 1/7/2025, basis: NQ}", "x.yaml:2", "không phải ngày"},
      {"successions:\n  - {first_day: 2025-07-01}", "x.yaml:2", "successions.basis: thiếu khóa này"},
      {"groups:\n  - {owner: a, id: g, name: G, rules: [{kinds: x}]}", "x.yaml:2", "groups.rules.kinds: không có khóa này"},
      {"people:\n  a:\n    p: {positions: []}", "x.yaml:3", "people.a.p.name: thiếu khóa này"},
      {"agencies: [{list: {a: {name: A, kind: k}}}]\naccounts:\n  - {kinds: [k], roles: [king]}", "x.yaml:3",
       "không có vai trò king"},
      {"agencies: [", "dòng", "không phải YAML"},
      {"- a", "x.yaml:1", "phải là một bảng"},
  };
  for (const Case& c : cases) {
    const auto refused = ReadDirectoryFile(c.yaml, "x.yaml");
    ASSERT_TRUE(status::Is(refused.status(), status::Reason::kConfigInvalid)) << c.yaml << refused.status();
    const std::string text = status::Text(refused.status(), status::Language::kVietnamese);
    EXPECT_NE(text.find(c.where), std::string::npos) << text;
    EXPECT_NE(text.find(c.what), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace vanthu::directory
