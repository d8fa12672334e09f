#include "gateway/cli/draft_listing.h"

#include <sstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace vanthu::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string Listed(const drafting::Draft& draft, const char* language = "vi") {
  ShowOptions show;
  show.language = language;
  std::ostringstream out;
  ListDraft(draft, show, out);
  return out.str();
}

drafting::Draft WithAllParts() {
  drafting::Draft draft;
  draft.parent_body = "UBND TỈNH";
  draft.issuing_body = "SỞ AN";
  draft.symbol.notation = "SA-VP";
  draft.place_and_date.written = "An, ngày tháng 5";
  draft.abstract = "kiểm kê";
  draft.circulation_mark = "LƯU HÀNH NỘI BỘ";
  draft.secrecy_mark = "MẬT";
  draft.body = {{.text = "Đề nghị kiểm kê"}};
  draft.attachment_note = "(Gửi kèm biểu)";
  draft.drafter_code = "PL.(30)";
  draft.contact = "Số 1 đường An";
  draft.signature.full_name = "Vi Văn An";
  draft.annexes = {{"Phụ lục I", "DANH MỤC", "(Kèm theo Công văn)", {{.text = "Ô tô"}}, {}}};
  draft.unplaced = {{7, "lời thừa", {}, 0}};
  return draft;
}

TEST(DraftListing, ShowsEveryPartThatWasRead) {
  const std::string listed = Listed(WithAllParts());
  for (const char* part : {"UBND TỈNH", "SỞ AN", "SA-VP", "An, ngày tháng 5", "kiểm kê", "LƯU HÀNH NỘI BỘ", "MẬT",
                           "Đề nghị kiểm kê", "(Gửi kèm biểu)", "PL.(30)", "Số 1 đường An", "Vi Văn An", "Phụ lục I", "DANH MỤC",
                           "(Kèm theo Công văn)", "Ô tô", "lời thừa"}) {
    EXPECT_THAT(listed, HasSubstr(part));
  }
}

TEST(DraftListing, SaysWhatIssuingReplaces) {
  drafting::Draft draft;
  EXPECT_THAT(Listed(draft), Not(HasSubstr("Phát hành thay")));
  draft.symbol.number = 7;
  draft.place_and_date = {"Thanh Khê", 15, 5, 2024, "Thanh Khê, ngày 15 tháng 5 năm 2024", {}};
  EXPECT_THAT(Listed(draft), HasSubstr("số 07: thay bằng số do sổ văn bản cấp"));
  EXPECT_THAT(Listed(draft, "en"), HasSubstr("\"Thanh Khê, ngày 15 tháng 5 năm 2024\": the day of issue takes the date's place"));
  EXPECT_THAT(Listed(draft, "en"), HasSubstr("\"Thanh Khê\": where the directory has a place for the issuer, that one is set"));
}

TEST(DraftListing, NamesWhatAPersonShouldLookAt) {
  drafting::Draft draft;
  draft.origins = {{"abstract", {6, 6}, drafting::Certainty::kLikely},
                   {"signature", {42, 42}, drafting::Certainty::kDoubtful},
                   {"symbol", {1, 1}, drafting::Certainty::kSure}};
  EXPECT_THAT(Listed(draft), HasSubstr("dòng 6: trích yếu\n"));
  EXPECT_THAT(Listed(draft, "en"), HasSubstr("line 42: signed by, doubtful\n"));
  EXPECT_THAT(Listed(draft), Not(HasSubstr("dòng 1:")));
}

}  // namespace
}  // namespace vanthu::cli
