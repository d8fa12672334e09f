#pragma once

#include <span>

#include "services/drafting/format/rule.h"

namespace vanthu::drafting {

// One file per part of the page, in its order. The letters before a rule's number are its group.
std::span<const Rule> HeaderRules();     // QH: quốc hiệu, tiêu ngữ; CQ: cơ quan ban hành
std::span<const Rule> SymbolRules();     // SH: số, ký hiệu
std::span<const Rule> DateRules();       // TG: địa danh, thời gian
std::span<const Rule> TitleRules();      // TY: tên loại, trích yếu
std::span<const Rule> MarkRules();       // DM: dấu chỉ độ mật, mức độ khẩn, phạm vi lưu hành
std::span<const Rule> AddresseeRules();  // KG: Kính gửi
std::span<const Rule> BasisRules();      // CC: căn cứ
std::span<const Rule> StructureRules();  // BC: bố cục
std::span<const Rule> CitationRules();   // VD: viện dẫn
std::span<const Rule> ContentRules();    // ND: nội dung
std::span<const Rule> AuthorityRules();  // CK: thẩm quyền ký
std::span<const Rule> SignerRules();     // CK: chức vụ, họ tên
std::span<const Rule> RecipientRules();  // NN: Nơi nhận
std::span<const Rule> ArchiveRules();    // NN: its Lưu line
std::span<const Rule> FooterRules();     // SB: ký hiệu người soạn thảo; LH: liên hệ
std::span<const Rule> AnnexRules();      // PL: phụ lục
std::span<const Rule> SpellingRules();   // CT: chính tả, bộ mã

}  // namespace vanthu::drafting
