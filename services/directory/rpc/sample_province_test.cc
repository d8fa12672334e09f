#include <fstream>
#include <sstream>

#include "gtest/gtest.h"
#include "services/directory/account/content_judgement.h"
#include "services/directory/agency/issuer_rule.h"
#include "services/directory/group/recipient_expansion.h"
#include "services/directory/person/signer_rule.h"
#include "services/directory/rpc/content_mapping.h"
#include "services/directory/rpc/directory_file.h"
#include "services/platform/status/macros.h"

namespace vanthu::directory {
namespace {

DirectoryContent Content() {
  std::ifstream file(VANTHU_SOURCE_DIR "/deploy/sample/directory.yaml");
  std::ostringstream text;
  text << file.rdbuf();
  const auto read = ReadDirectoryFile(text.str(), "directory.yaml");
  EXPECT_TRUE(read.ok()) << read.status();
  auto content = read.ok() ? ContentFrom(*read) : DirectoryContent();
  EXPECT_TRUE(content.ok()) << content.status();
  return *std::move(content);
}

// The sample province as the rules see it: what deploy/sample/dispatches name has to be there.
const DirectoryBook& Book() {
  static const auto* const kBook = new DirectoryBook(Content().book);
  return *kBook;
}

ExpandedLine Expand(const char* day, const char* text, const char* issuer = "h99-stttt") {
  return ExpandRecipients(Book(), {AgencyId::Trusted(issuer), *ParseDay(day), {{text, "", ""}}})->front();
}
std::string First(const ExpandedLine& line) { return line.recipients.empty() ? "" : line.recipients.front().Name(); }

// "agency/unit", or "agency?UNIT" where the unit is unknown.
absl::StatusOr<std::string> Resolve(const char* notation, const char* type, const char* body, const char* day) {
  ASSIGN_OR_RETURN(const Issuer issuer, ResolveIssuer(Book().agencies(), {notation, type, body, *ParseDay(day)}));
  const std::string agency = issuer.agency->id.text();
  if (issuer.unit != nullptr) return agency + "/" + issuer.unit->id.text();
  return issuer.unknown_unit.empty() ? agency : agency + "?" + issuer.unknown_unit;
}

absl::Status Judge(const char* issuer, std::vector<std::string> lines, const char* position, const char* name, const char* day) {
  return JudgeSigner(Book().agencies(), Book().people(),
                     {AgencyId::Trusted(issuer), *ParseDay(day), std::move(lines), position, name})
      .status();
}

TEST(SampleProvince, MayBeImported) {
  const DirectoryContent content = Content();
  EXPECT_TRUE(JudgeContent({}, content).ok()) << JudgeContent({}, content);
}

TEST(SampleProvince, HasTwelveDistrictsThenSeventyFiveCommunes) {
  EXPECT_EQ(Expand("2024-05-30", "UBND các huyện, thành phố").recipients.size(), 12u);
  EXPECT_EQ(Expand("2025-06-30", "UBND các huyện, thành phố").recipients.size(), 12u);
  EXPECT_EQ(Expand("2025-07-01", "UBND các huyện, thành phố").recipients.size(), 75u);
  EXPECT_EQ(Expand("2025-07-01", "UBND các xã, phường").recipients.size(), 75u);
  EXPECT_EQ(Expand("2025-06-30", "UBND các xã, phường").problem, LineProblem::kEmptyGroup);
}

TEST(SampleProvince, KnowsEveryKindOfLine) {
  EXPECT_EQ(Expand("2024-05-30", "Các sở, ban, ngành").recipients.size(), 21u);
  EXPECT_EQ(Expand("2025-03-01", "Các sở, ban, ngành").recipients.size(), 17u);
  EXPECT_EQ(Expand("2024-05-30", "Các sở, ban, ngành", "h99").recipients.size(), 22u);
  EXPECT_EQ(Expand("2024-05-30", "Các cơ quan báo chí trên địa bàn tỉnh").recipients.size(), 6u);
  EXPECT_EQ(First(Expand("2024-05-30", "Cổng Thông tin điện tử tỉnh")), "agencies/h99-cong-ttdt");
  EXPECT_EQ(First(Expand("2024-05-30", "Ban Giám đốc")), "agencies/h99-stttt/units/ban-giam-doc");
  EXPECT_EQ(First(Expand("2024-05-30", "UBND tỉnh")), "agencies/h99");
  EXPECT_EQ(First(Expand("2025-07-01", "UBND huyện Nà Sảng")), "agencies/h99-x-na-sang");
  EXPECT_EQ(First(Expand("2025-07-01", "Sở Giao thông vận tải")), "agencies/h99-sxd");
}

TEST(SampleProvince, LeadsEveryDissolvedAgencyToAnExistingOne) {
  const absl::CivilDay day(2025, 7, 1);
  int dissolved = 0;
  for (const Agency& agency : Book().agencies().agencies()) {
    if (!agency.validity.EndedBefore(day)) continue;
    ++dissolved;
    EXPECT_EQ(Book().successions().Follow(Book().agencies(), agency.id, day).agencies.size(), 1u) << agency.id;
  }
  EXPECT_EQ(dissolved, 12 + 6);
}

TEST(SampleProvince, KnowsTheIssuersOfTheSampleDispatches) {
  EXPECT_EQ(*Resolve("STTTT-TTBCXB", "", "", "2024-06-05"), "h99-stttt/ttbcxb");
  EXPECT_EQ(*Resolve("STTTT-VP", "", "", "2025-01-09"), "h99-stttt/vp");
  EXPECT_EQ(*Resolve("STTTT-TTBCXBBC", "", "", "2024-05-30"), "h99-stttt?TTBCXBBC");
  EXPECT_EQ(*Resolve("QĐ-UBND", "QĐ", "ỦY BAN NHÂN DÂN TỈNH SƠN THỦY", "2025-02-12"), "h99");
  EXPECT_EQ(*Resolve("UBND-VX", "", "UBND TỈNH SƠN THỦY", "2025-09-21"), "h99/vx");
  EXPECT_EQ(*Resolve("TB-STC", "TB", "SỞ TÀI CHÍNH", "2025-07-05"), "h99-stc");
  EXPECT_EQ(*Resolve("GM-SNV", "GM", "SỞ NỘI VỤ", "2025-03-18"), "h99-snv");
  EXPECT_EQ(*Resolve("BC-SKHCN", "BC", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "2025-07-05"), "h99-skhcn");
}

TEST(SampleProvince, KnowsTheSignersOfTheSampleDispatches) {
  for (const absl::Status& judged : {
           Judge("h99-stttt", {"KT.GIÁM ĐỐC"}, "PHÓ GIÁM ĐỐC", "Lương Thị Hải Yến", "2024-06-05"),
           Judge("h99-stttt", {}, "Q. GIÁM ĐỐC", "Bùi Khánh Toàn", "2025-01-09"),
           Judge("h99-stc", {}, "GIÁM ĐỐC", "Đinh Công Trứ", "2025-07-01"),
           Judge("h99-snv", {"TL. GIÁM ĐỐC"}, "CHÁNH VĂN PHÒNG", "Vi Văn Thắng", "2025-03-18"),
           Judge("h99-skhcn", {"KT. GIÁM ĐỐC"}, "PHÓ GIÁM ĐỐC", "Hoàng Thu Cúc", "2025-07-01"),
           Judge("h99", {"TM. ỦY BAN NHÂN DÂN"}, "CHỦ TỊCH", "Cầm Ngọc Sơn", "2025-02-12"),
           Judge("h99", {"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"}, "PHÓ CHỦ TỊCH", "Tòng Thị Bích Liên", "2025-11-03"),
           Judge("h99", {"KT. CHỦ TỊCH"}, "PHÓ CHỦ TỊCH", "Tòng Thị Bích Liên", "2025-09-21"),
       }) {
    EXPECT_TRUE(judged.ok()) << judged;
  }
}

}  // namespace
}  // namespace vanthu::directory
