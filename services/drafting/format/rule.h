#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/drafting/format/check_input.h"
#include "services/drafting/format/finding.h"
#include "services/platform/status/cause.h"

namespace vanthu::drafting {

// How it is written, and how it is not; `wrong` is empty where nothing is what is wrong.
struct Example {
  std::string_view right;
  std::string_view wrong;
};

class Report;

// Whether what the rule finds can be mended without asking a person; where only some of it can, it counts as safe.
enum class Fixing { kByHand, kSafe };

// One rule of form. Ids are a letter code for the group and a number ("KG-01"), and are never changed or used again. `check` is a
// pure function; it adds what it found to the report.
struct Rule {
  std::string_view id;
  std::string_view article;  // of Nghị định 30/2020/NĐ-CP where no other is named
  Severity severity;
  Fixing fixing;
  status::Bilingual statement;  // what the decree asks, as a sentence
  Example example;
  void (*check)(const CheckInput& input, Report& report);
};

// Takes the findings of one rule.
class Report {
 public:
  Report(const Rule& rule, std::vector<Finding>& findings) : rule_(rule), findings_(findings) {}

  // `value` is what was found, as it stands in the dispatch; empty where something is missing.
  void Add(Place place, std::string_view value, std::optional<Fix> fix = std::nullopt);

 private:
  const Rule& rule_;
  std::vector<Finding>& findings_;
};

}  // namespace vanthu::drafting
