#include "services/drafting/format/rule_mutations.h"

#include <utility>

#include "services/drafting/format/clean_dispatch.h"

namespace vanthu::drafting {
namespace {

constexpr FileMutation kFileMutations[] = {
    {"QH-01", CleanDecision, "CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI"},
    {"QH-01", CleanLetter, "CỘNG HÒA XÃ HỘI", "Cộng hòa xã hội"},
    {"QH-02", CleanDecision, "Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc"},
    {"QH-02", CleanLetter, "Độc lập - Tự do", "Độc lập – Tự do"},
    {"CQ-02", CleanDecision, "ỦY BAN NHÂN DÂN\nTỈNH SƠN THỦY\n", "UBND TỈNH SƠN THỦY\n"},
    {"SH-01", CleanLetter, "Số: 12/STC-VP", "Số 12/STC - VP"},
    {"SH-01", CleanDecision, "Số: 05/", "Số:05 / "},
    {"SH-02", CleanDecision, "05/QĐ-UBND", "05/UBND-VX"},
    {"SH-03", CleanDecision, "Số: 05/", "Số: 5/"},
    {"SH-03", CleanLetter, "Số: 12/", "Số: 012/"},
    {"SH-04", CleanDecision, "Số: 05/", "Số:      /"},
    {"SH-05", CleanRegulation, "03/QC-SNV", "03/Qc-SNV"},
    {"SH-06", CleanRegulation, "03/QC-SNV", "03/QC"},
    {"SH-07", CleanDecision, "05/QĐ-UBND", "05/2025/QĐ-UBND"},
    {"TG-01", CleanDecision, "ngày 28 tháng 02", "ngày ... tháng 02"},
    {"TG-02", CleanLetter, "ngày 05 tháng 6", "ngày 5 tháng 6"},
    {"TG-02", CleanLetter, "ngày 05 tháng 6", "ngày 05 tháng 06"},
    {"TG-02", CleanDecision, "tháng 02 năm 2025\n\nQUYẾT", "tháng 2 năm 2025\n\nQUYẾT"},
    {"TG-03", CleanDecision, "Sơn Thủy, ngày", "Sơn Thủy ngày"},
    {"TG-03", CleanDecision, "Sơn Thủy, ngày", "Sơn Thủy, Ngày"},
    {"TG-04", CleanDecision, "Sơn Thủy, ngày", "ngày"},
    {"TG-05", CleanDecision, "ngày 28 tháng 02", "ngày 29 tháng 02"},
    {"TY-01", CleanLetter, " V/v kiểm kê tài sản công năm 2025\n", ""},
    {"TY-02", CleanLetter, "tài sản công năm 2025\n", "tài sản công năm 2025.\n"},
    {"TY-03", CleanLetter, "V/v kiểm kê", "V/v về việc kiểm kê"},
    {"TY-05", CleanDecision, "Về việc thành lập", "V/v thành lập"},
    {"DM-01", CleanLetter, " HỎA TỐC", " Hỏa tốc"},
    {"DM-01", CleanLetter, " HỎA TỐC", " HOẢ TỐC"},
    {"DM-03", CleanLetter, " HỎA TỐC", " HỎA TỐC\n MẬT"},
    {"KG-01", CleanLetter, "- Sở Nội vụ;", "- Sở Nội vụ,"},
    {"KG-02", CleanLetter, "- Các xã, phường.", "- Các xã, phường;"},
    {"KG-03", CleanLetter, "Kính gửi:\n- Sở Nội vụ;\n- Sở Khoa học và Công nghệ;\n- Các xã, phường.", "Kính gửi: Sở Nội vụ;"},
    {"KG-04", CleanRegulation, "Chương I\n", "Kính gửi: Sở Tài chính.\n\nChương I\n"},
    {"KG-06", CleanLetter, "Kính gửi:", "KÍNH GỬI :"},
    {"KG-07", CleanLetter, "- Sở Khoa học", "+ Sở Khoa học"},
    {"KG-07", CleanLetter, "- Sở Nội vụ;\n- Sở Khoa học và Công nghệ;", "- Sở Nội vụ; Sở Khoa học và Công nghệ;"},
    {"KG-08", CleanLetter, "- Sở Khoa học và Công nghệ;", "- Sở Nội vụ;"},
    {"CC-01", CleanDecision, "ngày 19 tháng 02 năm 2025;", "ngày 19 tháng 02 năm 2025"},
    {"CC-01", CleanDecision, "về công tác văn thư;", "về công tác văn thư,"},
    {"CC-02", CleanDecision, "18/TTr-SKHCN ngày 03/02/2025.", "18/TTr-SKHCN ngày 03/02/2025;"},
    {"CC-02", CleanLetter, "về quản lý tài sản công.", "về quản lý tài sản công;"},
    {"CC-04", CleanDecision, "Luật Tổ chức chính quyền địa phương ngày",
     "Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày"},
    {"BC-01", CleanRegulation, "Chương II\n", "Chương 2\n"},
    {"BC-01", CleanRegulation, "Mục 2\n", "Mục II\n"},
    {"BC-02", CleanRegulation, "Chương II\n", "Chương III\n"},
    {"BC-02", CleanRegulation, "Mục 2\n", "Mục 1\n"},
    {"BC-03", CleanRegulation, "Điều 4.", "Điều 5."},
    {"BC-03", CleanRegulation, "Điều 2.", "Điều 1."},
    {"BC-04", CleanRegulation, "Điều 4.", "Điều 4:"},
    {"BC-05", CleanLetter, "3. Tài sản giao", "4. Tài sản giao"},
    {"BC-06", CleanLetter, "2. Xe ô tô", "2/ Xe ô tô"},
    {"BC-06", CleanLetter, "2. Xe ô tô", "2) Xe ô tô"},
    {"BC-07", CleanLetter, "đ) Công trình", "d) Công trình"},
    {"BC-08", CleanLetter, "e) Tài sản khác", "f) Tài sản khác"},
    {"BC-09", CleanLetter, "c) Nhà công vụ", "c. Nhà công vụ"},
    {"VD-01", CleanLetter, "1405/UBND-VX ngày 26/5/2025 của", "1405/UBND-VX của"},
    {"VD-02", CleanLetter, "ngày 26/5/2025 của UBND tỉnh về", "ngày 26/5/2025 về"},
    {"VD-03", CleanLetter, "của UBND tỉnh về quản lý tài sản công.", "của UBND tỉnh."},
    {"VD-05", CleanDecision, "Căn cứ Nghị định số 30", "Căn cứ NĐ số 30"},
    {"VD-06", CleanLetter, "Thực hiện Kế hoạch số", "Thực hiện kế hoạch số"},
    {"ND-01", CleanLetter, "Trân trọng./.", "Trân trọng/."},
    {"ND-01", CleanDecision, "Quyết định này./.", "Quyết định này."},
    {"ND-02", CleanDecision, "QUYẾT ĐỊNH:\n", "\n"},
    {"CK-01", CleanLetter, "KT. GIÁM ĐỐC", "KT.GIÁM ĐỐC"},
    {"CK-01", CleanRegulation, "Q. GIÁM ĐỐC", "Q.GIÁM ĐỐC"},
    {"CK-02", CleanLetter, "PHÓ GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"},
    {"CK-03", CleanLetter, "PHÓ GIÁM ĐỐC", "PHÓ CHỦ TỊCH"},
    {"CK-04", CleanLetter, "KT. GIÁM ĐỐC\n", ""},
    {"CK-05", CleanDecision, "TM. ỦY BAN NHÂN DÂN", "TM. CHỦ TỊCH"},
    {"CK-06", CleanRegulation, "Q. GIÁM ĐỐC", "TL. BAN GIÁM ĐỐC\nCHÁNH VĂN PHÒNG"},
    {"CK-07", CleanDecision, "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "KT. CHỦ TỊCH\nTM. ỦY BAN NHÂN DÂN"},
    {"CK-08", CleanDecision, "TM. ỦY BAN NHÂN DÂN", "TUQ. CHỦ TỊCH"},
    {"CK-09", CleanLetter, "PHÓ GIÁM ĐỐC", "Q. GIÁM ĐỐC"},
    {"CK-10", CleanRegulation, "Q. GIÁM ĐỐC", "QUYỀN GIÁM ĐỐC"},
    {"CK-11", CleanRegulation, "Q. GIÁM ĐỐC", "TL. GIÁM ĐỐC\nGIÁM ĐỐC"},
    {"CK-13", CleanLetter, "Đinh Công Trứ", "ThS. Đinh Công Trứ"},
    {"CK-14", CleanLetter, "Đinh Công Trứ", "ĐINH CÔNG TRỨ"},
    {"NN-01", CleanLetter, "- Ban Giám đốc;", "- Ban Giám đốc"},
    {"NN-01", CleanDecision, "- Sở Nội vụ;", "- Sở Nội vụ."},
    {"NN-02", CleanLetter, "- Lưu: VT, VP.\n", ""},
    {"NN-03", CleanLetter, "- Lưu: VT", "- Lưu VT"},
    {"NN-04", CleanLetter, "VT, VP.", "VT,VP."},
    {"NN-05", CleanLetter, "VT, VP.", "VT, VP;"},
    {"NN-06", CleanLetter, "- Lưu: VT", "+ Lưu: VT"},
    {"NN-07", CleanLetter, "- Như trên;\n- UBND tỉnh (để báo cáo);", "- UBND tỉnh (để báo cáo);\n- Như trên;"},
    {"NN-07", CleanLetter, "- Như trên;\n", ""},
    {"NN-08", CleanDecision, "- Như Điều 3;", "- Như trên;"},
    {"NN-09", CleanLetter, "- Ban Giám đốc;", "- Sở Nội vụ (để biết);"},
    {"NN-09", CleanLetter, "- Ban Giám đốc;", "- UBND tỉnh;"},
    {"NN-10", CleanDecision, "- Như Điều 3;", "- Như Điều 4;"},
    {"NN-11", CleanLetter, "VT, VP.", "VT, QLNS."},
    {"NN-12", CleanLetter, "VT, VP.", "VT."},
    {"NN-13", CleanLetter, "Lưu: VT", "Lưu: Văn thư"},
    {"NN-14", CleanLetter, "- Ban Giám đốc;", "-Ban Giám đốc;"},
    {"NN-14", CleanLetter, "- UBND tỉnh (để báo cáo);", "• UBND tỉnh (để báo cáo);"},
    {"NN-15", CleanLetter, "Nơi nhận:", "Nơi nhận"},
    {"NN-16", CleanLetter, "- Ban Giám đốc;\n- Lưu: VT, VP.", "- Lưu: VT, VP.\n- Ban Giám đốc;"},
    {"CT-01", CleanLetter, "Trân trọng./.", "Tra\u0302n tro\u0323ng./."},
    {"CT-02", CleanRegulation, "Mọi công việc", "Mọi côńg việc"},
    {"CT-03", CleanLetter, "đề nghị các cơ quan", "đề nghị  các cơ quan"},
    {"CT-04", CleanLetter, "2. Xe ô tô, máy móc", "2. Xe ô tô , máy móc"},
    {"CT-05", CleanLetter, "2. Xe ô tô, máy móc", "2. Xe ô tô,máy móc"},
    {"CT-06", CleanLetter, "các cơ quan, ủy ban", "các cơ quan, uỷ ban"},
    {"CT-07", CleanLetter, "máy móc, thiết bị", "máy m\u200Bóc, thiết bị"},
    {"CT-08", CleanLetter, "khoản 2 Điều 5 Quy chế", "khoản 2 điều 5 Quy chế"},
};

constexpr DraftMutation kDraftMutations[] = {
    {"CQ-01", CleanLetter, [](Draft& d) { d.issuing_body = "Sở Tài chính"; }},
    {"CQ-01", CleanLetter, [](Draft& d) { d.parent_body = "UBND tỉnh Sơn Thủy"; }},
    {"SH-06", CleanLetter, [](Draft& d) { d.symbol.notation = "STC--VP", d.symbol.written = "Số: 12/STC--VP"; }},
    {"TG-03", CleanLetter, [](Draft& d) { d.place_and_date.written += "."; }},
    {"DM-02", CleanLetter, [](Draft& d) { d.circulation_mark = "Lưu hành nội bộ"; }},
    {"DM-02", CleanLetter, [](Draft& d) { d.circulation_mark = "KHÔNG PHỔ BIẾN"; }},
    {"KG-05", CleanLetter, [](Draft& d) { d.addressees.clear(), d.recipients.erase(d.recipients.begin()); }},
    {"CC-03", CleanDecision, [](Draft& d) { d.body.erase(d.body.begin() + 1, d.body.begin() + 4), d.citations.clear(); }},
    {"VD-04", CleanLetter,
     [](Draft& d) {
       d.citations.push_back({"Kế hoạch", "96/KH-UBND", "15/3/2025", "", "", {}, CitationForm::kLater});
     }},
    {"ND-02", CleanDecision, [](Draft& d) { d.body[4].text = "QUYẾT ĐỊNH"; }},
    {"CK-12", CleanLetter, [](Draft& d) { d.signature.position = "PHÓ Giám đốc"; }},
    {"CK-12", CleanLetter, [](Draft& d) { d.signature.authority_lines[0] = "KT. Giám đốc"; }},
    {"CT-07", CleanLetter, [](Draft& d) { d.abstract += "\u202E"; }},
    {"SB-01", CleanLetter, [](Draft& d) { d.drafter_code = "pl (300)"; }},
    {"SB-01", CleanLetter, [](Draft& d) { d.drafter_code = "300 bản"; }},
    {"LH-01", CleanLetter, [](Draft& d) { d.contact = "Đường Bạch Đằng, thành phố Sơn Thủy"; }},
    {"PL-01", CleanDecision, [](Draft& d) { AddAnnexes(d), d.annexes[1].label = "Phụ lục 2"; }},
    {"PL-02", CleanDecision, [](Draft& d) { AddAnnexes(d), d.annexes[1].label = "Phụ lục III"; }},
    {"PL-03", CleanDecision, [](Draft& d) { AddAnnexes(d), d.annexes[0].title = "Danh sách"; }},
    {"PL-04", CleanDecision, [](Draft& d) { AddAnnexes(d), d.annexes[0].note.clear(); }},
    {"PL-05", CleanDecision, [](Draft& d) { AddAnnexes(d), d.annexes[0].note = "(Kèm theo Quyết định số …/QĐ-STC)"; }},
    {"PL-05", CleanDecision, [](Draft& d) { AddAnnexes(d), d.annexes[0].note = "(Kèm theo Công văn này)"; }},
    {"PL-06", CleanDecision, [](Draft& d) { AddAnnexes(d), d.body.back().text = "Điều 3. Chánh Văn phòng thi hành"; }},
};

Annex CleanAnnex(std::string label) {
  return {std::move(label), "DANH SÁCH", "(Kèm theo Quyết định số …/QĐ-UBND ngày … tháng … năm …)", {}, {}};
}

}  // namespace

std::span<const FileMutation> FileMutations() { return kFileMutations; }
std::span<const DraftMutation> DraftMutations() { return kDraftMutations; }

void AddAnnexes(Draft& draft) {
  draft.body.back().text = "Điều 3. Ban hành kèm theo Quyết định này hai phụ lục";
  draft.annexes = {CleanAnnex("Phụ lục I"), CleanAnnex("Phụ lục II")};
}

}  // namespace vanthu::drafting
