#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/drafting/format/finding.h"

namespace vanthu::drafting {

struct Bilingual {
  std::string_view vietnamese;
  std::string_view english;
};

class Report;

// One rule of form. Ids are a letter code for the group and a number ("KG-01"), and are never changed or used again.
// `explanation` may hold {value}, what was found; `example` shows the right form. `check` is a pure function.
struct Rule {
  std::string_view id;
  std::string_view article;  // of Nghị định 30/2020/NĐ-CP
  Severity severity;
  Bilingual explanation;
  Bilingual example;
  void (*check)(const Draft& draft, Report& report);
};

// Takes the findings of one rule.
class Report {
 public:
  Report(const Rule& rule, std::vector<Finding>& findings) : rule_(rule), findings_(findings) {}
  void Add(Place place, std::string_view value, std::optional<Fix> fix = std::nullopt);

 private:
  const Rule& rule_;
  std::vector<Finding>& findings_;
};

}  // namespace vanthu::drafting
