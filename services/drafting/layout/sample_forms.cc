#include "services/drafting/layout/sample_forms.h"

#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/drafting/layout/sample_pages.h"

namespace vanthu::drafting {
namespace {

using Blocks = std::vector<Block>;

constexpr char kDepartment[] = "Sở Khoa học và Công nghệ";

Block Of(BlockKind kind, std::string text) { return {kind, std::move(text), {}}; }
Block Heading(std::string text) { return Of(BlockKind::kHeading, std::move(text)); }
Block Paragraph(std::string text) { return Of(BlockKind::kParagraph, std::move(text)); }
Block Basis(std::string text) { return Of(BlockKind::kBasis, std::move(text)); }
Block Clause(std::string text) { return Of(BlockKind::kClause, std::move(text)); }
Block Item(std::string text) { return Of(BlockKind::kListItem, std::move(text)); }

// Nghị quyết and quyết định (mẫu 1.1–1.3): who issues it, on what grounds, the words of resolve, articles.
Blocks Resolve(const std::string& authority, const std::string& words, const std::string& name) {
  return {Heading(authority),
          Basis("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
          Basis("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;"),
          Basis("Theo đề nghị của Chánh Văn phòng Sở."),
          Heading(words),
          Heading("Điều 1. Thành lập Tổ công tác số hóa hồ sơ, tài liệu lưu trữ của Sở gồm các ông, bà có tên trong danh sách "
                  "kèm theo."),
          Heading(absl::StrFormat("Điều 2. %s này có hiệu lực thi hành kể từ ngày ký.", name)),
          Heading(absl::StrFormat("Điều 3. Chánh Văn phòng Sở, Trưởng các phòng, đơn vị trực thuộc và các ông, bà có tên tại "
                                  "Điều 1 chịu trách nhiệm thi hành %s này",
                                  name))};
}

// Quy chế and quy định: chapters and articles.
Blocks Chapters() {
  return {Heading("Chương I"),
          Heading("QUY ĐỊNH CHUNG"),
          Heading("Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng"),
          Clause("1. Văn bản này quy định việc lập hồ sơ và giao nộp hồ sơ, tài liệu vào lưu trữ cơ quan."),
          Clause("2. Văn bản này áp dụng đối với các phòng, đơn vị trực thuộc và công chức, viên chức của Sở."),
          Heading("Điều 2. Nguyên tắc"),
          Clause("1. Mỗi công việc có một hồ sơ:"),
          Of(BlockKind::kPoint, "a) Mở khi việc bắt đầu;"),
          Of(BlockKind::kPoint, "b) Kết thúc khi việc đã giải quyết xong;"),
          Of(BlockKind::kPoint, "đ) Giao nộp trong thời hạn 01 năm."),
          Heading("Chương II"),
          Heading("TỔ CHỨC THỰC HIỆN"),
          Heading("Điều 3. Trách nhiệm thi hành"),
          Paragraph("Trưởng các phòng, đơn vị chịu trách nhiệm trước Giám đốc Sở về việc thực hiện văn bản này")};
}

// Báo cáo, kế hoạch, đề án…: headings, clauses and a table.
Blocks Sections() {
  return {Heading("I. MỤC ĐÍCH, YÊU CẦU"),
          Clause("1. Bảo đảm hồ sơ, tài liệu hình thành trong hoạt động của Sở được lập, giao nộp và bảo quản đúng quy định."),
          Clause("2. Việc thực hiện có phân công rõ người, rõ việc, rõ thời hạn."),
          Heading("II. NỘI DUNG VÀ KINH PHÍ"),
          Paragraph("Các nhiệm vụ, người thực hiện và kinh phí như sau:"),
          SampleTable(4),
          Heading("III. TỔ CHỨC THỰC HIỆN"),
          Item("- Văn phòng Sở theo dõi, đôn đốc việc thực hiện;"),
          Item("- Phòng Kế hoạch - Tài chính bố trí kinh phí.")};
}

Blocks Paragraphs() {
  return {Paragraph("Thực hiện chương trình công tác năm, Sở Khoa học và Công nghệ thông tin đến các cơ quan, đơn vị, cá nhân có "
                    "liên quan những nội dung sau đây:"),
          Clause("1. Thời gian: 08 giờ 00 phút, ngày 27 tháng 8 năm 2025 (thứ Tư)."),
          Clause("2. Địa điểm: phòng họp tầng 2, trụ sở Sở Khoa học và Công nghệ tỉnh Thanh Khê."),
          Paragraph("Đề nghị các cơ quan, đơn vị, cá nhân quan tâm, phối hợp thực hiện")};
}

// Which body a type has that is neither sections nor plain paragraphs, and whether it is addressed to somebody.
Blocks BodyOf(DocumentType type) {
  using T = DocumentType;
  switch (type) {
    case T::kResolution:
      return Resolve("HỘI ĐỒNG KHOA HỌC TỈNH THANH KHÊ", "QUYẾT NGHỊ:", "Nghị quyết");
    case T::kDecision:
      return Resolve("GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ", "QUYẾT ĐỊNH:", "Quyết định");
    case T::kRegulation:
    case T::kRule:
      return Chapters();
    case T::kProgramme:
    case T::kPlan:
    case T::kScheme:
    case T::kProject:
    case T::kInvestmentProject:
    case T::kReport:
    case T::kGuidance:
    case T::kMinutes:
      return Sections();
    default:
      return Paragraphs();
  }
}

bool IsAddressed(DocumentType type) {
  using T = DocumentType;
  return type == T::kReport || type == T::kProposal || type == T::kOfficialLetter || type == T::kTelegram ||
         type == T::kInvitation || type == T::kIntroduction || type == T::kSendingSlip || type == T::kTransferSlip ||
         type == T::kNoticeSlip || type == T::kPublicLetter;
}

// Mẫu 1.9: secretary and chair; contracts and the like: the other party.
void SignBeside(Draft& draft) {
  if (draft.type == DocumentType::kMinutes) {
    draft.signature = {{}, "CHỦ TỌA", "Vi Thị Ngọc Ánh", {}};
    draft.co_signers = {{{}, "THƯ KÝ", "Lò Văn Inh", {}}};
  }
  if (!IsOfParties(draft.type)) return;
  draft.signature = {{"ĐẠI DIỆN BÊN A", "KT. GIÁM ĐỐC"}, "PHÓ GIÁM ĐỐC", "Vi Thị Ngọc Ánh", {}};
  draft.co_signers = {{{"ĐẠI DIỆN BÊN B"}, "GIÁM ĐỐC", "Đinh Công Trứ", {}}};
}

std::string NotationOf(DocumentType type) {
  const std::string abbreviation(FactsOf(type).abbreviation);
  return abbreviation.empty() ? "SKHCN-VP" : absl::StrCat(abbreviation, "-SKHCN");
}

TableCell CellOf(std::string text, int column_span = 1, int row_span = 1) { return {std::move(text), column_span, row_span}; }

}  // namespace

Block SampleTable(int rows) {
  Table table;
  table.heading_rows = 2;
  table.rows = {{CellOf("STT", 1, 2), CellOf("Nội dung công việc", 1, 2), CellOf("Phân công", 2)},
                {CellOf("Người thực hiện"), CellOf("Kinh phí (đồng)")}};
  for (int i = 1; i <= rows; ++i) {
    table.rows.push_back({CellOf(absl::StrCat(i)),
                          CellOf(absl::StrFormat("Chỉnh lý, số hóa hồ sơ, tài liệu phông số %d giai đoạn trước khi sắp xếp", i)),
                          CellOf("Văn phòng Sở"), CellOf(absl::StrFormat("%d.500.000", i))});
  }
  Block block = Of(BlockKind::kTable, "");
  block.table = std::move(table);
  return block;
}

Block SampleWideTable(int rows) {
  Table table;
  table.heading_rows = 1;
  const std::vector<std::string> heads = {"STT",       "Đơn vị",     "Nghiệp vụ",  "Chuyên ngành", "Hợp đồng",    "Tháng giêng",
                                          "Tháng hai", "Nghiệm thu", "Quyết toán", "Chuyển nguồn", "Nguyên nhân", "Khuyến nghị"};
  table.rows.emplace_back();
  for (const std::string& head : heads) table.rows[0].push_back(CellOf(head));
  for (int i = 1; i <= rows; ++i) {
    std::vector<TableCell>& row = table.rows.emplace_back(std::vector<TableCell>{CellOf(absl::StrCat(i)), CellOf("Trường")});
    for (size_t column = row.size(); column < heads.size(); ++column) row.push_back(CellOf("125.000.000"));
  }
  Block block = Of(BlockKind::kTable, "");
  block.table = std::move(table);
  return block;
}

PageInput SampleForm(DocumentType type) {
  Draft draft;
  draft.type = type;
  draft.parent_body = "UBND tỉnh Thanh Khê";
  draft.issuing_body = kDepartment;
  draft.symbol.notation = NotationOf(type);
  draft.place_and_date.place = "Thanh Khê";
  draft.abstract = type == DocumentType::kOfficialLetter
                       ? "lập hồ sơ và giao nộp hồ sơ, tài liệu vào lưu trữ cơ quan"
                       : "Về việc lập hồ sơ và giao nộp hồ sơ, tài liệu vào lưu trữ cơ quan năm 2025";
  if (IsAddressed(type)) {
    draft.addressees = {{"Ủy ban nhân dân tỉnh Thanh Khê", "", ";", {}}, {"Các phòng, đơn vị trực thuộc Sở", "", ".", {}}};
  }
  if (type == DocumentType::kProposal) draft.addressees = {{"Ủy ban nhân dân tỉnh Thanh Khê", "", ".", {}}};
  draft.body = BodyOf(type);
  draft.closing = "./.";
  draft.recipients = {{"Như trên", "", ";", {}}, {"Giám đốc, các Phó Giám đốc Sở", "để báo cáo", ";", {}}};
  draft.archive = ArchiveLine{"VT", "VP", "", "- Lưu: VT, VP.", {}};
  draft.signature = {{"KT. GIÁM ĐỐC"}, "PHÓ GIÁM ĐỐC", "Vi Thị Ngọc Ánh", {}};
  SignBeside(draft);
  PageInput input;
  input.number = DispatchNumber{412, draft.symbol.notation};
  input.day = absl::CivilDay(2025, 8, 5);
  input.draft = std::move(draft);
  input.made_at = absl::FromUnixSeconds(1754355600);
  return input;
}

PageInput SampleOfEverything() {
  PageInput input = SampleForm(DocumentType::kPlan);
  Draft& draft = input.draft;
  draft.circulation_mark = "Lưu hành nội bộ";
  draft.urgency = Urgency::kVeryUrgent;
  draft.body.insert(draft.body.begin() + 5, SampleTable(40));
  const std::string words = "Thời hạn hoàn thành là ngày 30 tháng 11 năm 2025, không gia hạn.";
  Block emphasised = Paragraph(words);
  const int day = static_cast<int>(words.find("ngày"));
  const int comma = static_cast<int>(words.find(','));
  emphasised.emphasis = {{day, comma, true, false}, {comma + 1, static_cast<int>(words.size()), false, true}};
  draft.body.push_back(std::move(emphasised));
  draft.drafter_code = "VP.(25)";
  draft.contact =
      "Số 12 đường Bạch Đằng, phường Thanh Khê, tỉnh Thanh Khê; điện thoại: 0200.3.800.123; thư điện tử: skhcn@thanhkhe.example";
  Annex forms = {
      "PHỤ LỤC I", "Mẫu mục lục hồ sơ nộp lưu", "(Kèm theo Kế hoạch số      /KH-SKHCN ngày      tháng      năm 2025)", {}, {}};
  forms.body = {SampleTable(60)};
  Annex rules = {"Phụ lục II", "Hướng dẫn biên mục", "", Chapters(), {}};
  Annex figures = {"Phụ lục III", "Dự toán kinh phí", "", {SampleWideTable(30)}, {}};
  input.attachments = {{"Dự toán <chi tiết> & phụ biểu.xlsx", Digest{{7}}, 12'345}};
  draft.annexes = {std::move(forms), std::move(rules), std::move(figures)};
  return input;
}

}  // namespace vanthu::drafting
