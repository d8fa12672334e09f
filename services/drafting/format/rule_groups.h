#pragma once

#include <vector>

#include "services/drafting/format/rule.h"

namespace vanthu::drafting {

// One file per part of the page.
const std::vector<Rule>& SymbolRules();     // SH: số, ký hiệu
const std::vector<Rule>& DateRules();       // TG: địa danh, thời gian
const std::vector<Rule>& AddresseeRules();  // KG: Kính gửi
const std::vector<Rule>& ContentRules();    // ND: nội dung
const std::vector<Rule>& SigningRules();    // CK: chữ ký
const std::vector<Rule>& RecipientRules();  // NN: Nơi nhận
const std::vector<Rule>& ArchiveRules();    // NN: its Lưu line

}  // namespace vanthu::drafting
