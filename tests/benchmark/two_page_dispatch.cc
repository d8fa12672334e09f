#include "tests/benchmark/two_page_dispatch.h"

#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"

namespace vanthu::benchmark {
namespace {

constexpr int kClauses = 6;

constexpr char kHead[] = R"(UBND TỈNH SƠN THỦY                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
   SỞ TÀI CHÍNH                        Độc lập - Tự do - Hạnh phúc
     -------                              ---------------
 Số: %d/STC-QLNS                   Sơn Thủy, ngày 05 tháng 6 năm 2025
 V/v kiểm kê tài sản công năm %d

Kính gửi:
- Các sở, ban, ngành;
- UBND các xã, phường;
- Các đơn vị sự nghiệp công lập thuộc tỉnh.

Thực hiện Công văn số %d/UBND-KT ngày 26/5/2025 của UBND tỉnh về việc kiểm kê, đánh giá lại tài sản công tại cơ quan, tổ chức, đơn vị;

Thực hiện Kế hoạch số 96/KH-UBND ngày 15 tháng 3 năm 2025 của UBND tỉnh về quản lý, sử dụng tài sản công sau sắp xếp.

Sở Tài chính đề nghị các cơ quan, đơn vị, địa phương tổ chức kiểm kê và báo cáo những nội dung sau:
)";

constexpr char kClause[] = R"(
%d. Lập danh mục tài sản nhóm %d đang quản lý, sử dụng, trong đó nêu rõ nguyên giá, giá trị còn lại, hiện trạng, mục đích sử dụng và đề xuất phương án xử lý sau khi sắp xếp đơn vị hành chính:

a) Đối chiếu sổ kế toán với thực tế tại thời điểm 0 giờ ngày 01/7/2025; chênh lệch phải ghi rõ nguyên nhân và trách nhiệm của từng bộ phận;

b) Gửi kết quả về Sở Tài chính trước ngày %02d/7/2025 qua trục liên thông văn bản của tỉnh để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.
)";

constexpr char kTail[] = R"(
Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các cơ quan, đơn vị phản ánh về Sở Tài chính để phối hợp giải quyết.

Trân trọng./.

Nơi nhận:
- Như trên;
- UBND tỉnh (để báo cáo);
- Ban Giám đốc;
- Lưu: VT, QLNS.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Đinh Công Trứ
)";

}  // namespace

std::string TwoPageDispatch(int seed) {
  std::string text = absl::StrFormat(kHead, 100 + seed, 2025 + seed, 1400 + seed);
  for (int clause = 1; clause <= kClauses; ++clause) text += absl::StrFormat(kClause, clause, seed + clause, 10 + clause);
  text += kTail;
  if (seed % 2 == 0) return text;
  return absl::StrReplaceAll(text, {{"KT. GIÁM", "KT.GIÁM"},
                                    {"- Ban Giám đốc;", "- Ban Giám đốc"},
                                    {"ngày 05 tháng 6", "ngày 5 tháng 06"},
                                    {"VT, QLNS.", "VT,QLNS"},
                                    {"nguyên giá, giá", "nguyên giá , giá"},
                                    {"Trân trọng./.", "Trân trọng."}});
}

}  // namespace vanthu::benchmark
