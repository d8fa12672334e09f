#include "services/drafting/reading/annexes.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/reading/made_dispatch.h"

namespace vanthu::drafting {
namespace {

using ::testing::IsEmpty;

TEST(Annexes, ReadsLabelTitleNoteAndContent) {
  MadeDispatch parts;
  parts.tail +=
      "\nPHỤ LỤC I\nDANH MỤC TÀI SẢN\nCỦA CÁC ĐƠN VỊ\n(Kèm theo Công văn số 14/STC-VP\nngày 05 tháng 01 năm 2025 của Sở Tài "
      "chính)\n-------\n\n1. Máy tính.\n"
      "\nPhụ lục II: Mẫu phiếu kiểm kê\n\nKính gửi: Sở Tài chính\n\nSố: 12/STC-VP\n\nNơi nhận:\n- Lưu: VT.\n";
  const Draft draft = Read(parts.Text());
  ASSERT_EQ(draft.annexes.size(), 1u);
  EXPECT_EQ(draft.annexes[0].label, "PHỤ LỤC I");
  EXPECT_EQ(draft.annexes[0].title, "DANH MỤC TÀI SẢN CỦA CÁC ĐƠN VỊ");
  EXPECT_EQ(draft.annexes[0].note, "(Kèm theo Công văn số 14/STC-VP ngày 05 tháng 01 năm 2025 của Sở Tài chính)");
  EXPECT_EQ(draft.annexes[0].body[0].kind, BlockKind::kClause);
  // What an annex holds of a form is none of the dispatch's own.
  EXPECT_EQ(draft.symbol.number, 14);
  EXPECT_EQ(draft.addressees.size(), 1u);
  EXPECT_EQ(draft.recipients.size(), 1u);
  EXPECT_EQ(draft.signature.full_name, "Đinh Công Trứ");
  EXPECT_THAT(draft.unplaced, IsEmpty());
  EXPECT_THAT(draft.undecided, IsEmpty());
}

TEST(Annexes, ALabelAloneOnItsLineBeginsTheNext) {
  MadeDispatch parts;
  parts.tail +=
      "\nPhụ lục 1\nDanh sách đơn vị\n\n- Phòng A;\n- Phòng B.\n\nPhụ lục 2\nBIỂU MẪU\n| STT | Việc |\n|---|---|\n| 1 | Đếm |\n";
  const Draft draft = Read(parts.Text());
  ASSERT_EQ(draft.annexes.size(), 2u);
  EXPECT_EQ(draft.annexes[0].title, "Danh sách đơn vị");
  EXPECT_EQ(draft.annexes[0].body.size(), 2u);
  EXPECT_EQ(draft.annexes[1].title, "BIỂU MẪU");
  ASSERT_EQ(draft.annexes[1].body.size(), 1u);
  EXPECT_EQ(draft.annexes[1].body[0].table->heading_rows, 1);
}

TEST(Annexes, AQuyCheThatADecisionPromulgatesIsOne) {
  MadeDispatch parts;
  parts.tail +=
      "\nQUY CHẾ\nQUẢN LÝ TÀI SẢN\n(Ban hành kèm theo Quyết định số 14/QĐ-STC)\n\nChương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n";
  const Draft draft = Read(parts.Text());
  ASSERT_EQ(draft.annexes.size(), 1u);
  EXPECT_EQ(draft.annexes[0].label, "QUY CHẾ");
  EXPECT_EQ(draft.annexes[0].body.size(), 3u);
}

TEST(Annexes, TheContentMaySpeakOfOne) {
  MadeDispatch parts;
  parts.body = "\nThực hiện theo Phụ lục I.\n\nPhụ lục I kèm theo nêu rõ từng việc./.\n";
  EXPECT_EQ(Read(parts.Text()).body.size(), 2u);
  EXPECT_THAT(Read(parts.Text()).annexes, IsEmpty());
}

}  // namespace
}  // namespace vanthu::drafting
