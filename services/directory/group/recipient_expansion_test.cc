#include "services/directory/group/recipient_expansion.h"

#include <algorithm>
#include <random>

#include "gtest/gtest.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
namespace {

constexpr absl::CivilDay kOld(2024, 5, 30);
constexpr absl::CivilDay kLastOld(2025, 6, 30);
constexpr absl::CivilDay kFirstNew(2025, 7, 1);

Agency Named(const char* id, const char* name, const char* kind, Validity validity = {}, const char* province = "tinh") {
  Agency agency;
  agency.id = AgencyId::Trusted(id);
  agency.display_name = name;
  agency.kind = kind;
  agency.province = AgencyId::Trusted(province);
  agency.validity = validity;
  return agency;
}

Group Of(const char* owner, const char* id, const char* name, std::vector<GroupRule> rules) {
  return {{AgencyId::Trusted(owner), GroupId::Trusted(id)}, name, {}, std::move(rules)};
}

BookContent Content() {
  const Validity until{std::nullopt, kLastOld}, since{kFirstNew, std::nullopt};
  BookContent content;
  Agency office = Named("stc", "Sở Tài chính", "department");
  office.other_names = {"Sở TC"};
  office.units = {{UnitId::Trusted("ban-giam-doc"), "Ban Giám đốc", {"Lãnh đạo Sở"}, "", {}, false},
                  {UnitId::Trusted("cu"), "Phòng Giá", {}, "GIA", until, false}};
  content.agencies = {Named("tinh", "Ủy ban nhân dân tỉnh", "committee", {}, ""),
                      office,
                      Named("snv", "Sở Nội vụ", "department"),
                      Named("h-a", "Ủy ban nhân dân huyện Nà Sảng", "district", until),
                      Named("h-b", "Ủy ban nhân dân huyện Pú Hồng", "district", until),
                      Named("x-1", "Ủy ban nhân dân xã Hòa Khê", "commune", since),
                      Named("x-2", "Ủy ban nhân dân xã Hóa Khê", "commune", since),
                      Named("x-3", "Ủy ban nhân dân xã Tân Vân", "commune", since),
                      Named("other-snv", "Sở Nội vụ", "department", {}, "tinh-khac"),
                      Named("other-x", "Ủy ban nhân dân xã Tân Vân", "commune", since, "tinh-khac"),
                      Named("tinh-khac", "Ủy ban nhân dân tỉnh khác", "committee", {}, "")};
  content.successions = {{AgencyId::Trusted("h-a"), AgencyId::Trusted("x-3"), kFirstNew, "Nghị quyết 31"}};
  content.groups = {
      Of("tinh", "so", "Các sở, ban, ngành", {{{}, "department", {}}}),
      Of("tinh", "huyen", "UBND các huyện, thành phố", {{until, "district", {}}, {since, "commune", {}}}),
      Of("tinh", "xa", "UBND các xã, phường", {{since, "commune", {}}}),
      Of("stc", "phong", "Các phòng thuộc Sở",
         {{{}, "", {*Recipient::Parse("agencies/stc/units/ban-giam-doc"), *Recipient::Parse("agencies/stc/units/cu")}}}),
      Of("tinh", "nhom", "Các địa phương thí điểm",
         {{{}, "", {*Recipient::Parse("agencies/h-a"), *Recipient::Parse("agencies/h-b")}}}),
      Of("tinh", "rieng", "Riêng Sở Tài chính", {{{}, "", {*Recipient::Parse("agencies/stc")}}})};
  return content;
}

ExpandedLine Expand(const char* text, absl::CivilDay day, const char* issuer = "stc") {
  const DirectoryBook book(Content());
  return ExpandRecipients(book, {AgencyId::Trusted(issuer), day, {{text, "để biết", "Nơi nhận"}}})->front();
}

std::vector<std::string> Names(const ExpandedLine& line) {
  std::vector<std::string> names;
  for (const Recipient& recipient : line.recipients) names.push_back(recipient.Name().substr(9));
  return names;
}
using List = std::vector<std::string>;

TEST(ExpandRecipients, FollowsTheRuleOfTheGroupOnTheDay) {
  const ExpandedLine old = Expand("UBND các huyện, thành phố", kLastOld);
  EXPECT_EQ(Names(old), (List{"h-a", "h-b"}));
  EXPECT_EQ(old.explanation, "cấp huyện đến 2025-06-30");
  EXPECT_EQ(old.group->Name(), "agencies/tinh/groups/huyen");
  EXPECT_EQ(old.line.note, "để biết");
  const ExpandedLine now = Expand("UBND các huyện, thành phố", kFirstNew);
  EXPECT_EQ(Names(now), (List{"x-1", "x-2", "x-3"}));
  EXPECT_EQ(now.explanation, "cấp xã từ 2025-07-01");
}

TEST(ExpandRecipients, LeavesTheIssuerOutOfAGroupAndSaysSo) {
  const ExpandedLine line = Expand("Các sở, ban, ngành", kOld);
  EXPECT_EQ(Names(line), (List{"snv"}));
  EXPECT_NE(line.explanation.find("trừ cơ quan ban hành"), std::string::npos);
  EXPECT_EQ(Names(Expand("Các sở, ban, ngành", kOld, "tinh")), (List{"snv", "stc"}));
}

TEST(ExpandRecipients, SaysThatAGroupHasNoMemberOnThatDay) {
  for (const ExpandedLine& line : {Expand("UBND các xã, phường", kOld), Expand("Riêng Sở Tài chính", kOld)}) {
    EXPECT_EQ(line.problem, LineProblem::kEmptyGroup);
    EXPECT_TRUE(line.group.has_value());
    EXPECT_TRUE(line.recipients.empty());
  }
}

TEST(ExpandRecipients, TakesAnInternalLineForTheIssuersOwnUnit) {
  EXPECT_EQ(Names(Expand("Ban Giám đốc", kOld)), (List{"stc/units/ban-giam-doc"}));
  EXPECT_EQ(Names(Expand("Phòng Giá", kOld)), (List{"stc/units/cu"}));
  EXPECT_EQ(Expand("Phòng Giá", kFirstNew).problem, LineProblem::kUnknownRecipient);
  EXPECT_EQ(Expand("Ban Giám đốc", kOld, "snv").problem, LineProblem::kUnknownRecipient);
  EXPECT_EQ(Names(Expand("Các phòng thuộc Sở", kFirstNew)), (List{"stc/units/ban-giam-doc"}));
}

TEST(ExpandRecipients, PrefersTheAgencyOfTheIssuersProvince) {
  EXPECT_EQ(Names(Expand("Sở Nội vụ", kOld)), (List{"snv"}));
  EXPECT_EQ(Names(Expand("Sở Nội vụ", kOld, "other-x")), (List{"other-snv"}));
  EXPECT_EQ(Names(Expand("UBND tỉnh khác", kOld)), (List{"tinh-khac"}));
  EXPECT_EQ(Names(Expand("Sở TC", kOld, "snv")), (List{"stc"}));
}

TEST(ExpandRecipients, TakesANameWithoutDiacriticsOnlyWhereItFitsOne) {
  const ExpandedLine one = Expand("so noi vu", kOld);
  EXPECT_EQ(Names(one), (List{"snv"}));
  EXPECT_EQ(one.explanation, "khớp tên không dấu: Sở Nội vụ");
  EXPECT_EQ(Names(Expand("UBND xã Hòa Khê", kFirstNew)), (List{"x-1"}));
  const ExpandedLine two = Expand("UBND xa Hoa Khe", kFirstNew);
  EXPECT_EQ(two.problem, LineProblem::kUnknownRecipient);
  EXPECT_NE(two.explanation.find("agencies/x-1, agencies/x-2"), std::string::npos) << two.explanation;
}

TEST(ExpandRecipients, ReachesASuccessorOnlyByARule) {
  EXPECT_EQ(Names(Expand("UBND huyện Nà Sảng", kLastOld)), (List{"h-a"}));
  const ExpandedLine followed = Expand("UBND huyện Nà Sảng", kFirstNew);
  EXPECT_EQ(Names(followed), (List{"x-3"}));
  EXPECT_EQ(followed.explanation,
            "Ủy ban nhân dân huyện Nà Sảng (đến 2025-06-30) → Ủy ban nhân dân xã Tân Vân, theo Nghị quyết 31");
  const ExpandedLine lost = Expand("UBND huyện Pú Hồng", kFirstNew);
  EXPECT_EQ(lost.problem, LineProblem::kUnknownRecipient);
  EXPECT_NE(lost.explanation.find("không có quy tắc kế thừa"), std::string::npos);
  const ExpandedLine members = Expand("Các địa phương thí điểm", kFirstNew);
  EXPECT_EQ(Names(members), (List{"x-3"}));
  EXPECT_NE(members.explanation.find("Pú Hồng (đến 2025-06-30) không còn"), std::string::npos) << members.explanation;
}

TEST(ExpandRecipients, DoesNotKnowWhatIsNotThere) {
  for (const char* text : {"Sở Ngoại vụ", "", " ; ", "UBND xã Tân Vân"}) {
    const ExpandedLine line = Expand(text, kOld);
    EXPECT_EQ(line.problem, LineProblem::kUnknownRecipient) << text;
    EXPECT_TRUE(line.recipients.empty()) << text;
  }
}

TEST(ExpandRecipients, RefusesAnUnknownIssuer) {
  const DirectoryBook book(Content());
  const auto refused = ExpandRecipients(book, {AgencyId::Trusted("nobody"), kOld, {}});
  EXPECT_TRUE(status::Is(refused.status(), status::Reason::kNotFound));
}

// Whatever the directory: a group's members exist on that day, are sorted, stand once, and are not the issuer.
TEST(ExpandRecipients, GivesGroupsSortedOnceAndWithoutTheIssuer) {
  std::mt19937 random(1);
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  for (int round = 0; round < 300; ++round) {
    BookContent content;
    content.agencies = {Named("tinh", "Ủy ban nhân dân tỉnh", "committee", {}, "")};
    for (int n = 0; n < 12; ++n) {
      Validity validity;
      if (below(2) == 0) validity.first_day = kOld + below(100);
      if (below(2) == 0) validity.last_day = kOld + below(200);
      content.agencies.push_back(
          Named(("a" + std::to_string(n)).c_str(), "Sở", below(2) == 0 ? "department" : "press", validity));
      content.successions.push_back(
          {content.agencies.back().id, AgencyId::Trusted("a" + std::to_string(below(12))), kOld + below(200), "NQ"});
    }
    std::vector<GroupRule> rules;
    for (int n = below(4); n >= 0; --n) {
      rules.push_back({{}, below(2) == 0 ? "department" : "", {}});
      for (int m = below(6); m > 0; --m) rules.back().members.push_back({AgencyId::Trusted("a" + std::to_string(below(12))), {}});
    }
    content.groups = {Of("tinh", "g", "Nhóm", rules)};
    const DirectoryBook book(std::move(content));
    const AgencyId issuer = AgencyId::Trusted("a" + std::to_string(below(12)));
    const absl::CivilDay day = kOld + below(220);
    const auto lines = ExpandRecipients(book, {issuer, day, {{"Nhóm", "", ""}}});
    ASSERT_TRUE(lines.ok());
    const auto& recipients = lines->front().recipients;
    EXPECT_TRUE(std::is_sorted(recipients.begin(), recipients.end()));
    EXPECT_EQ(std::adjacent_find(recipients.begin(), recipients.end()), recipients.end());
    EXPECT_EQ(recipients.empty(), lines->front().problem == LineProblem::kEmptyGroup);
    for (const Recipient& recipient : recipients) {
      EXPECT_NE(recipient.agency, issuer);
      EXPECT_TRUE(book.agencies().Find(recipient.agency)->validity.Holds(day));
    }
  }
}

}  // namespace
}  // namespace vanthu::directory
