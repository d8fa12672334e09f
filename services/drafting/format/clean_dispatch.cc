#include "services/drafting/format/clean_dispatch.h"

#include "gtest/gtest.h"
#include "services/drafting/format/format_checker.h"
#include "services/drafting/reading/dispatch_reader.h"

namespace vanthu::drafting {
namespace {

constexpr char kLetter[] = R"(UBND TỈNH SƠN THỦY                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
   SỞ TÀI CHÍNH                        Độc lập - Tự do - Hạnh phúc
     -------                              ---------------
 Số: 12/STC-VP                     Sơn Thủy, ngày 05 tháng 6 năm 2025
 V/v kiểm kê tài sản công năm 2025

 HỎA TỐC

Kính gửi:
- Sở Nội vụ;
- Sở Khoa học và Công nghệ;
- Các xã, phường.

Thực hiện Công văn số 1405/UBND-VX ngày 26/5/2025 của UBND tỉnh về việc kiểm kê tài sản công;

Thực hiện Kế hoạch số 96/KH-UBND ngày 15 tháng 3 năm 2025 của UBND tỉnh về quản lý tài sản công.

Sở Tài chính đề nghị các cơ quan, ủy ban kiểm kê, đối chiếu những tài sản sau:

1. Trụ sở làm việc, nhà công vụ theo khoản 2 Điều 5 Quy chế quản lý tài sản công:

a) Trụ sở đang dùng;

b) Trụ sở dôi dư sau sắp xếp;

c) Nhà công vụ;

d) Đất chưa sử dụng;

đ) Công trình đang xây dựng;

e) Tài sản khác gắn liền với đất.

2. Xe ô tô, máy móc, thiết bị văn phòng.

3. Tài sản giao cho đơn vị sự nghiệp quản lý.

(Gửi kèm biểu mẫu kiểm kê).

Trân trọng./.

Nơi nhận:
- Như trên;
- UBND tỉnh (để báo cáo);
- Ban Giám đốc;
- Lưu: VT, VP.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Đinh Công Trứ
)";

constexpr char kDecision[] = R"(ỦY BAN NHÂN DÂN
TỈNH SƠN THỦY

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 05/QĐ-UBND

Sơn Thủy, ngày 28 tháng 02 năm 2025

QUYẾT ĐỊNH
Về việc thành lập Tổ công tác số hóa tư liệu địa chí

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SƠN THỦY

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;

Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;

Theo đề nghị của Giám đốc Sở Khoa học và Công nghệ tại Tờ trình số 18/TTr-SKHCN ngày 03/02/2025.

QUYẾT ĐỊNH:

Điều 1. Thành lập Tổ công tác số hóa tư liệu địa chí, gồm các ông, bà có tên sau đây:

1. Bà Hoàng Thu Cúc, Phó Giám đốc Sở Khoa học và Công nghệ, Tổ trưởng;

2. Ông Vi Văn Thắng, Chánh Văn phòng Sở Nội vụ, Tổ phó.

Điều 2. Tổ công tác tự giải thể sau khi hoàn thành nhiệm vụ.

Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Sở Nội vụ;
- Lưu: VT, VX.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Tòng Thị Bích Liên
)";

constexpr char kRegulation[] = R"(UBND TỈNH SƠN THỦY
SỞ NỘI VỤ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 03/QC-SNV

Sơn Thủy, ngày 10 tháng 10 năm 2025

QUY CHẾ
Làm việc của Sở Nội vụ

Chương I

QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh

Quy chế này quy định nguyên tắc làm việc của Sở Nội vụ.

Điều 2. Nguyên tắc

Mọi công việc có một người chịu trách nhiệm.

Chương II

TRÁCH NHIỆM

Mục 1

LÃNH ĐẠO

Điều 3. Giám đốc

Giám đốc lãnh đạo toàn diện.

Mục 2

CÔNG CHỨC

Điều 4. Công chức

Công chức chấp hành phân công./.

Nơi nhận:
- Các phòng thuộc Sở;
- Lưu: VT, VP.

Q. GIÁM ĐỐC

Bùi Khánh Toàn
)";

}  // namespace

std::string CleanLetter() { return kLetter; }

std::string CleanDecision() { return kDecision; }

std::string CleanRegulation() { return kRegulation; }

std::string CleanAnnexes() {
  constexpr char kAnnexes[] = R"(
PHỤ LỤC I
DANH MỤC TÀI SẢN
(Kèm theo Công văn số 12/STC-VP ngày 05 tháng 6 năm 2025)

- Trụ sở;
- Xe ô tô.

PHỤ LỤC II
BIỂU TỔNG HỢP
(Kèm theo Công văn số 12/STC-VP ngày 05 tháng 6 năm 2025 của Sở Tài chính)

- Nhà, đất;
- Máy móc.
)";
  return std::string(kLetter) + kAnnexes;
}

std::string Changed(const std::string& text, std::string_view from, std::string_view to) {
  const size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  EXPECT_EQ(text.find(from, at + 1), std::string::npos) << from << " stands there twice";
  std::string changed = text;
  if (at != std::string::npos) changed.replace(at, from.size(), to);
  return changed;
}

Draft ReadClean(const std::string& text) {
  auto draft = ReadDispatch(text, "a.txt");
  EXPECT_TRUE(draft.ok()) << draft.status() << "\n" << text;
  return draft.ok() ? *std::move(draft) : Draft{};
}

std::vector<Finding> FindingsOf(const std::string& text) {
  const Draft draft = ReadClean(text);
  const SourceText source(text);
  return CheckFormat(CheckInput(draft, &source));
}

std::vector<std::string> IdsOf(const std::vector<Finding>& findings) {
  std::vector<std::string> ids;
  for (const Finding& finding : findings) ids.push_back(finding.rule_id);
  return ids;
}

}  // namespace vanthu::drafting
