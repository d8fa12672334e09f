#include "services/drafting/layout/sample_pages.h"

#include "absl/strings/str_format.h"
#include "services/drafting/layout/sample_forms.h"

namespace vanthu::drafting {
namespace {

PageInput Issued(Draft draft, int64_t number, absl::CivilDay day) {
  PageInput input;
  input.number = DispatchNumber{number, draft.symbol.notation};
  input.day = day;
  input.draft = std::move(draft);
  input.made_at = absl::FromUnixSeconds(1717030800);
  return input;
}

Block Of(BlockKind kind, std::string text) { return {kind, std::move(text), {}}; }

Draft FromDepartment(DocumentType type, std::string notation) {
  Draft draft;
  draft.type = type;
  draft.parent_body = "UBND tỉnh Thanh Khê";
  draft.issuing_body = "Sở Thông tin và Truyền thông";
  draft.symbol.notation = std::move(notation);
  draft.place_and_date = {"Thanh Khê", std::nullopt, 5, 2024, "Thanh Khê, ngày    tháng 5 năm 2024", {}};
  draft.closing = "./.";
  return draft;
}

}  // namespace

PageInput SampleLetter() {
  Draft draft = FromDepartment(DocumentType::kOfficialLetter, "STTTT-BCXB");
  draft.abstract = "hướng dẫn tuyên truyền phòng, chống thiên tai trên hệ thống truyền thanh cơ sở";
  draft.addressees = {{"Các sở, ban, ngành", "", ";", {}},
                      {"Ủy ban nhân dân các huyện, thành phố", "", ";", {}},
                      {"Cổng Thông tin điện tử tỉnh", "", ".", {}}};
  draft.body = {Of(BlockKind::kParagraph,
                   "Để chủ động ứng phó với mưa lũ, sạt lở đất và bảo đảm người dân được thông tin kịp thời, Sở Thông tin và "
                   "Truyền thông đề nghị các "
                   "cơ quan, đơn vị phối hợp thực hiện các nội dung sau:"),
                Of(BlockKind::kClause,
                   "1. Tăng thời lượng phát thanh các bản tin dự báo, cảnh báo thiên tai ít nhất hai lượt mỗi ngày; ưu tiên các "
                   "thôn, bản ven suối, ven "
                   "sườn dốc và nơi sóng di động yếu."),
                Of(BlockKind::kClause,
                   "2. Kiểm tra máy phát, loa, nguồn điện dự phòng trước ngày 15 tháng 6; báo cáo hỏng hóc cần thay thế:"),
                Of(BlockKind::kPoint, "a) Cụm loa có dây: ghi rõ vị trí, năm lắp đặt, tình trạng;"),
                Of(BlockKind::kPoint, "b) Cụm loa thông minh: ghi thêm nhà cung cấp đường truyền."),
                Of(BlockKind::kParagraph, "Đề nghị các cơ quan, đơn vị quan tâm thực hiện")};
  draft.attachment_note = "(Gửi kèm mẫu bản tin phát thanh số 01 và số 02)";
  draft.recipients = {{"Như trên", "", ";", {}}, {"UBND tỉnh", "để báo cáo", ";", {}}, {"Ban Giám đốc", "", ";", {}}};
  draft.archive = ArchiveLine{"VT", "BCXB", "NH", "- Lưu: VT, BCXB (NH).", {}};
  draft.signature = {{"KT. GIÁM ĐỐC"}, "PHÓ GIÁM ĐỐC", "Nguyễn Thị Minh Hường", {}};
  return Issued(std::move(draft), 5, absl::CivilDay(2024, 2, 6));
}

PageInput SampleDecision() {
  Draft draft = FromDepartment(DocumentType::kDecision, "QĐ-UBND");
  draft.parent_body = "";
  draft.issuing_body = "Ủy ban nhân dân tỉnh Thanh Khê";
  draft.abstract = "Ban hành Quy chế quản lý, vận hành và khai thác hệ thống truyền thanh thông minh trên địa bàn tỉnh";
  draft.body = {
      Of(BlockKind::kHeading, "ỦY BAN NHÂN DÂN TỈNH THANH KHÊ"),
      Of(BlockKind::kBasis, "Căn cứ Luật Tổ chức chính quyền địa phương;"),
      Of(BlockKind::kBasis, "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;"),
      Of(BlockKind::kBasis, "Theo đề nghị của Giám đốc Sở Thông tin và Truyền thông."),
      Of(BlockKind::kHeading, "QUYẾT ĐỊNH:"),
      Of(BlockKind::kHeading,
         "Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý, vận hành và khai thác hệ thống truyền thanh thông minh trên "
         "địa bàn tỉnh."),
      Of(BlockKind::kHeading, "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký."),
      Of(BlockKind::kHeading,
         "Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở, Chủ tịch Ủy ban nhân dân các xã, phường và các tổ chức, "
         "cá nhân có liên "
         "quan chịu trách nhiệm thi hành Quyết định này")};
  draft.recipients = {{"Như Điều 3", "", ";", {}},
                      {"Thường trực Tỉnh ủy, Thường trực Hội đồng nhân dân tỉnh", "để báo cáo", ";", {}},
                      {"Cổng Thông tin điện tử tỉnh", "", ";", {}}};
  draft.archive = ArchiveLine{"VT", "KGVX", "", "Lưu: VT, KGVX.", {}};
  draft.signature = {{"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"}, "PHÓ CHỦ TỊCH", "Lò Văn Đường", {}};
  return Issued(std::move(draft), 128, absl::CivilDay(2025, 7, 15));
}

PageInput SampleReport() {
  Draft draft = FromDepartment(DocumentType::kReport, "BC-STTTT");
  draft.abstract = "Kết quả khắc phục sự cố thông tin liên lạc do mưa lũ";
  draft.urgency = Urgency::kFlash;
  draft.addressees = {{"Ủy ban nhân dân tỉnh Thanh Khê", "", ".", {}}};
  draft.body = {Of(BlockKind::kHeading, "I. TÌNH HÌNH CHUNG")};
  for (int i = 1; i <= 24; ++i) {
    draft.body.push_back(
        Of(BlockKind::kClause,
           absl::StrFormat("%d. Tại xã thứ %d, trạm thu phát sóng mất điện lưới từ 02 giờ 15 phút; đội ứng cứu đã chuyển máy nổ "
                           "vào bằng đường bộ và khôi phục liên lạc trong buổi sáng, không có thiệt hại về người.",
                           i, i)));
  }
  draft.body.push_back(Of(BlockKind::kHeading, "II. KIẾN NGHỊ"));
  draft.body.push_back(Of(BlockKind::kParagraph, "Đề nghị Ủy ban nhân dân tỉnh xem xét, bố trí kinh phí dự phòng"));
  draft.recipients = {{"Như trên", "", ";", {}}};
  draft.archive = ArchiveLine{"VT", "BCVT", "", "", {}};
  draft.signature = {{}, "GIÁM ĐỐC", "Phạm Quốc Ưng", {}};
  return Issued(std::move(draft), 77, absl::CivilDay(2024, 9, 12));
}

std::vector<std::string> SamplePageNames() {
  std::vector<std::string> names = {"letter", "decision", "report", "trial", "everything"};
  for (const DocumentTypeFacts& type : DocumentTypes()) names.emplace_back(type.id);
  return names;
}

PageInput SamplePage(std::string_view name) {
  if (name == "decision") return SampleDecision();
  if (name == "report") return SampleReport();
  if (name == "everything") return SampleOfEverything();
  if (const auto type = DocumentTypeById(name)) return SampleForm(*type);
  PageInput letter = SampleLetter();
  if (name == "trial") {
    letter.number.reset();
    letter.day.reset();
  }
  return letter;
}

}  // namespace vanthu::drafting
