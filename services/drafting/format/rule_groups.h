#pragma once

#include <vector>

#include "services/drafting/format/rule.h"

namespace vanthu::drafting {

// One file per part of the page.
const std::vector<Rule>& SymbolRules();     // SH, TG: số, ký hiệu; địa danh, thời gian
const std::vector<Rule>& AddresseeRules();  // KG: Kính gửi
const std::vector<Rule>& ContentRules();    // ND: nội dung
const std::vector<Rule>& SigningRules();    // CK: chữ ký
const std::vector<Rule>& RecipientRules();  // NN: Nơi nhận, Lưu

}  // namespace vanthu::drafting
