#include "services/drafting/format/rule_groups.h"

namespace vanthu::drafting {
namespace {

void CheckDateGiven(const Draft& draft, Report& report) {
  const PlaceAndDate& given = draft.place_and_date;
  if (!given.day || !given.month || !given.year) report.Add({"place_and_date", std::nullopt, given.span}, given.written);
}

}  // namespace

const std::vector<Rule>& DateRules() {
  static const auto* const kRules = new std::vector<Rule>{
      {"TG-01",
       "Phụ lục I, mục II.4",
       Severity::kNote,
       {"Chưa đủ ngày, tháng, năm: ngày ban hành được ghi khi phát hành.",
        "Day, month or year is blank: the date of issue is set when the dispatch is issued."},
       {"Sơn Thủy, ngày 05 tháng 01 năm 2025", "Sơn Thủy, ngày 05 tháng 01 năm 2025"},
       CheckDateGiven},
  };
  return *kRules;
}

}  // namespace vanthu::drafting
