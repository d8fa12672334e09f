#include "services/directory/person/signer_rule.h"

#include "gtest/gtest.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
namespace {

constexpr absl::CivilDay kDay(2025, 3, 1);

Person Somebody(const char* agency, const char* id, const char* name, std::vector<Position> positions) {
  return {AgencyId::Trusted(agency), PersonId::Trusted(id), name, std::move(positions), false};
}

// Given for the first half of 2025.
Person WithDelegation(Person person, Delegation given) {
  given.from_agency = AgencyId::Trusted("tinh");
  given.validity = {absl::CivilDay(2025, 1, 1), absl::CivilDay(2025, 6, 30)};
  given.scope = "giấy mời họp";
  person.delegations.push_back(std::move(given));
  return person;
}

struct Directory {
  Directory() : agencies(Agencies()), people(People()) {}
  static AgencyBook Agencies() {
    Agency province, department;
    province.id = AgencyId::Trusted("tinh");
    province.display_name = "Ủy ban nhân dân tỉnh Sơn Thủy";
    department.id = AgencyId::Trusted("stc");
    department.display_name = "Sở Tài chính";
    department.parent = province.id;
    return AgencyBook({province, department});
  }
  static PeopleBook People() {
    return PeopleBook({
        Somebody("tinh", "ct", "Cầm Ngọc Sơn", {{"Chủ tịch", {}, {"TM."}}}),
        Somebody("tinh", "pct", "Tòng Thị Bích Liên", {{"Phó Chủ tịch", {}, {"TM.", "KT."}}}),
        WithDelegation(Somebody("stc", "gd", "Đinh Công Trứ", {{"Giám đốc", {}, {}}}),
                       {.form = "TUQ.", .from_position = "Chủ tịch", .document_types = {"giay-moi", "cong-van"}}),
        Somebody("stc", "pgd", "Tô Thanh Hà",
                 {{"Phó Giám đốc", {absl::CivilDay(2025, 1, 1), absl::CivilDay(2025, 6, 30)}, {"KT.", "TUQ."}}}),
        WithDelegation(Somebody("stc", "tp", "Hoàng Văn Phòng", {{"Trưởng phòng", {}, {"TL."}}}),
                       {.form = "TUQ.", .from_position = "Chủ tịch"}),
        WithDelegation(Somebody("stc", "ttra", "Vì Văn Tra", {{"Chánh Thanh tra", {}, {}}}),
                       {.form = "TUQ.", .from_position = "Phó Chủ tịch"}),
        WithDelegation(Somebody("stc", "tl", "Quàng Thị Lệnh", {{"Trưởng phòng", {}, {"KT."}}}), {.form = "TL."}),
        Somebody("stc", "cvp", "Lò Văn Nam", {{"Chánh Văn phòng", {}, {"TL."}}}),
        Somebody("stc", "pcvp", "Lò Thị Mai", {{"Phó Chánh Văn phòng", {}, {"TL.", "KT."}}}),
        Somebody("stc", "q", "Bùi Khánh Toàn", {{"Giám đốc", {}, {"Q."}}}),
    });
  }
  AgencyBook agencies;
  PeopleBook people;
};

struct Case {
  const char* issuer;
  std::vector<std::string> lines;
  const char* position;
  const char* name;
  absl::CivilDay day = kDay;
  const char* type = "cong-van";
};

absl::StatusOr<std::string> Judge(const Case& c) {
  const Directory directory;
  auto person = JudgeSigner(directory.agencies, directory.people,
                            {AgencyId::Trusted(c.issuer), c.day, c.lines, c.position, c.name, c.type});
  if (!person.ok()) return person.status();
  return (*person)->id.text();
}

// The cause in both languages; empty where the signer was accepted.
std::string WhyNot(const Case& c) {
  const auto judged = Judge(c);
  if (judged.ok()) return "";
  EXPECT_TRUE(status::Is(judged.status(), status::Reason::kSignerNotAuthorised)) << judged.status();
  return status::Text(judged.status(), status::Language::kVietnamese) + " | " +
         status::Text(judged.status(), status::Language::kEnglish);
}

#define EXPECT_CAUSE(c, vietnamese, english)                   \
  do {                                                         \
    const std::string why = WhyNot(c);                         \
    EXPECT_NE(why.find(vietnamese), std::string::npos) << why; \
    EXPECT_NE(why.find(english), std::string::npos) << why;    \
  } while (false)

TEST(JudgeSigner, AcceptsTheFormsOfArticleThirteen) {
  EXPECT_EQ(*Judge({"stc", {}, "GIÁM ĐỐC", "Đinh Công Trứ"}), "gd");
  EXPECT_EQ(*Judge({"stc", {"KT. GIÁM ĐỐC"}, "PHÓ GIÁM ĐỐC", "Tô Thanh Hà"}), "pgd");
  EXPECT_EQ(*Judge({"stc", {"KT.GIÁM ĐỐC"}, "Phó giám đốc", "TÔ THANH HÀ"}), "pgd");
  EXPECT_EQ(*Judge({"stc", {"TL. GIÁM ĐỐC"}, "CHÁNH VĂN PHÒNG", "Lò Văn Nam"}), "cvp");
  EXPECT_EQ(*Judge({"stc", {"TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG"}, "PHÓ CHÁNH VĂN PHÒNG", "Lò Thị Mai"}), "pcvp");
  EXPECT_EQ(*Judge({"stc", {"Q. GIÁM ĐỐC"}, "", "Bùi Khánh Toàn"}), "q");
  EXPECT_EQ(*Judge({"stc", {}, "Q. GIÁM ĐỐC", "Bùi Khánh Toàn"}), "q");
  EXPECT_EQ(*Judge({"tinh", {"TM. ỦY BAN NHÂN DÂN"}, "CHỦ TỊCH", "Cầm Ngọc Sơn"}), "ct");
  EXPECT_EQ(*Judge({"tinh", {}, "CHỦ TỊCH", "Cầm Ngọc Sơn"}), "ct");
  EXPECT_EQ(*Judge({"tinh", {"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"}, "PHÓ CHỦ TỊCH", "Tòng Thị Bích Liên"}), "pct");
}

TEST(JudgeSigner, LetsTheHeadOfABodyUnderTheIssuerSignItsMandate) {
  EXPECT_EQ(*Judge({"tinh", {"TUQ. CHỦ TỊCH"}, "GIÁM ĐỐC SỞ TÀI CHÍNH", "Đinh Công Trứ"}), "gd");
  EXPECT_CAUSE((Case{"tinh", {"TM. ỦY BAN NHÂN DÂN"}, "GIÁM ĐỐC SỞ TÀI CHÍNH", "Đinh Công Trứ"}), "không có người tên này",
               "no person of that name");
}

TEST(JudgeSigner, RefusesWhoIsNotThereOrHeldThePositionOnAnotherDay) {
  EXPECT_CAUSE((Case{"stc", {}, "GIÁM ĐỐC", "Đinh Công Tru"}), "không có người tên này",
               "no person of that name at Sở Tài chính");
  for (const absl::CivilDay day : {absl::CivilDay(2024, 12, 31), absl::CivilDay(2025, 7, 1)}) {
    EXPECT_CAUSE((Case{"stc", {"KT. GIÁM ĐỐC"}, "PHÓ GIÁM ĐỐC", "Tô Thanh Hà", day}), "không giữ chức vụ PHÓ GIÁM ĐỐC",
                 "does not hold the position");
  }
  for (const absl::CivilDay day : {absl::CivilDay(2025, 1, 1), absl::CivilDay(2025, 6, 30)}) {
    EXPECT_EQ(WhyNot({"stc", {"KT. GIÁM ĐỐC"}, "PHÓ GIÁM ĐỐC", "Tô Thanh Hà", day}), "");
  }
}

TEST(JudgeSigner, RefusesAFormThatThePositionDoesNotHave) {
  EXPECT_CAUSE((Case{"stc", {}, "PHÓ GIÁM ĐỐC", "Tô Thanh Hà"}), "phải ký với hình thức KT.", "signs only in the form KT.");
  EXPECT_CAUSE((Case{"stc", {"KT. GIÁM ĐỐC"}, "CHÁNH VĂN PHÒNG", "Lò Văn Nam"}), "không được ký với hình thức KT.",
               "may not sign in the form KT.");
  EXPECT_CAUSE((Case{"stc", {}, "GIÁM ĐỐC", "Bùi Khánh Toàn"}), "phải ký với hình thức Q.", "signs only in the form Q.");
  EXPECT_CAUSE((Case{"tinh", {}, "PHÓ CHỦ TỊCH", "Tòng Thị Bích Liên"}), "phải ký với hình thức", "signs only in the form");
}

TEST(JudgeSigner, LetsOnlyTheDeputySignForTheHead) {
  EXPECT_CAUSE((Case{"stc", {"KT. CHÁNH VĂN PHÒNG"}, "PHÓ GIÁM ĐỐC", "Tô Thanh Hà"}), "chỉ cấp phó của CHÁNH VĂN PHÒNG",
               "only the deputy of");
}

TEST(JudgeSigner, RefusesAMandateThatIsPassedOn) {
  EXPECT_CAUSE((Case{"stc", {"TUQ. CHỦ TỊCH", "KT. GIÁM ĐỐC"}, "PHÓ GIÁM ĐỐC", "Tô Thanh Hà"}), "không được ủy quyền lại",
               "may not be passed on");
}

TEST(JudgeSigner, RefusesAMandateOfAnotherDayOrForAnotherType) {
  constexpr char kNone[] = "không có văn bản thừa ủy quyền của CHỦ TỊCH";
  Case signs{"tinh", {"TUQ. CHỦ TỊCH"}, "GIÁM ĐỐC", "Đinh Công Trứ"};
  for (const absl::CivilDay day : {absl::CivilDay(2025, 1, 1), absl::CivilDay(2025, 6, 30)}) {
    signs.day = day;
    EXPECT_EQ(WhyNot(signs), "");
  }
  for (const absl::CivilDay day : {absl::CivilDay(2024, 12, 31), absl::CivilDay(2025, 7, 1)}) {
    signs.day = day;
    EXPECT_CAUSE(signs, kNone, "there is no mandate of CHỦ TỊCH");
  }
  signs.day = kDay;
  for (const char* type : {"quyet-dinh", ""}) {
    signs.type = type;
    EXPECT_CAUSE(signs, kNone, "for this type of document");
  }
}

TEST(JudgeSigner, RefusesAMandateOfWhoIsNoHeadOrToWhoIsNone) {
  EXPECT_CAUSE((Case{"tinh", {"TUQ. PHÓ CHỦ TỊCH"}, "CHÁNH THANH TRA", "Vì Văn Tra"}), "không có văn bản thừa ủy quyền",
               "there is no mandate of PHÓ CHỦ TỊCH");
  EXPECT_CAUSE((Case{"tinh", {"TUQ. CHỦ TỊCH"}, "TRƯỞNG PHÒNG", "Hoàng Văn Phòng"}), "người đứng đầu một đơn vị",
               "given to the head of a body");
  EXPECT_CAUSE((Case{"tinh", {"TUQ. CHỦ TỊCH", "TUQ. GIÁM ĐỐC"}, "TRƯỞNG PHÒNG", "Hoàng Văn Phòng"}), "không được ủy quyền lại",
               "may not be passed on");
}

TEST(JudgeSigner, LetsAnOrderBeGivenToOnePersonForATime) {
  EXPECT_EQ(*Judge({"tinh", {"TL. CHỦ TỊCH"}, "TRƯỞNG PHÒNG", "Quàng Thị Lệnh"}), "tl");
  EXPECT_CAUSE((Case{"tinh", {"TL. CHỦ TỊCH"}, "TRƯỞNG PHÒNG", "Quàng Thị Lệnh", absl::CivilDay(2025, 7, 1)}),
               "không được ký với hình thức TL.", "may not sign in the form TL.");
}

TEST(JudgeSigner, AsksForNameAndPosition) {
  for (const Case& c : {Case{"stc", {}, "GIÁM ĐỐC", ""}, Case{"stc", {}, "", "Đinh Công Trứ"}}) {
    const auto judged = Judge(c);
    EXPECT_TRUE(status::Is(judged.status(), status::Reason::kNoSigner)) << judged.status();
  }
}

}  // namespace
}  // namespace vanthu::directory
