#pragma once

#include <string_view>
#include <vector>

#include "services/drafting/reading/columns.h"

namespace vanthu::drafting {

// A line of the header on which components stand with one blank between them: "UBND TỈNH X CỘNG HÒA XÃ HỘI …", "Số: 12/STC-VP Sơn
// Thủy, ngày 05 tháng 6 năm 2025", "… V/v …", a drawn rule beside a name. Told by what only one component has; the whole line
// where that leaves anything unexplained.
std::vector<LinePart> GluedHeaderParts(std::string_view line);

// The same in the tail: "Nơi nhận: KT. GIÁM ĐỐC", "- Như trên; PHÓ GIÁM ĐỐC", "- Lưu: VT, VP. Nguyễn Văn A".
std::vector<LinePart> GluedTailParts(std::string_view line);

}  // namespace vanthu::drafting
