#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::drafting {

// Begins as the name of an agency does ("Sở …", "UBND …"), by its folded text.
bool IsAgencyName(const std::string& folded);

// One item that names several agencies: "Các Bộ: Tài chính, Nội vụ và Văn hóa, Thể thao và Du lịch" is three, for commas and "và"
// belong to some names. None where the item names one, or a group ("Các sở, ban, ngành").
struct AgencyList {
  std::vector<std::string> names;  // "Bộ Tài chính", …; empty when which names are meant cannot be told
};
std::optional<AgencyList> AgencyListIn(std::string_view item);

}  // namespace vanthu::drafting
