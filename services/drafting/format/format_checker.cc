#include "services/drafting/format/format_checker.h"

#include <algorithm>

#include "nlohmann/json.hpp"
#include "services/drafting/draft/draft_json.h"
#include "services/drafting/format/rule_groups.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {

const std::vector<Rule>& Rules() {
  static const auto* const kRules = [] {
    auto* rules = new std::vector<Rule>;
    for (const std::span<const Rule> group :
         {HeaderRules(), SymbolRules(), DateRules(), TitleRules(), MarkRules(), AddresseeRules(), BasisRules(), StructureRules(),
          CitationRules(), ContentRules(), AuthorityRules(), SignerRules(), RecipientRules(), ArchiveRules(), FooterRules(),
          AnnexRules(), SpellingRules()}) {
      rules->insert(rules->end(), group.begin(), group.end());
    }
    return rules;
  }();
  return *kRules;
}

const Rule* RuleById(std::string_view id) {
  const auto found = std::find_if(Rules().begin(), Rules().end(), [&](const Rule& rule) { return rule.id == id; });
  return found == Rules().end() ? nullptr : &*found;
}

std::vector<Finding> CheckFormat(const CheckInput& input) {
  std::vector<Finding> findings;
  for (const Rule& rule : Rules()) {
    Report report(rule, findings);
    rule.check(input, report);
  }
  // As a person goes through the file; what stands on one line keeps the order of the rules.
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.place.span.first_line < b.place.span.first_line; });
  return findings;
}

std::vector<Finding> CheckFormat(const Draft& draft) { return CheckFormat(CheckInput(draft)); }

absl::StatusOr<Draft> Fixed(const Draft& draft, const Fix& fix) {
  const auto refused = [&] {
    return status::Error(status::Reason::kInvalidField, {{"field", fix.pointer},
                                                         {"value", fix.replacement},
                                                         {"rule", "Chỗ sửa không còn trong dự thảo này."},
                                                         {"rule_en", "This draft has no such place to fix."}});
  };
  if (fix.pointer.empty()) return refused();
  try {
    auto json = nlohmann::json::parse(ReadableJson(draft));
    auto& member = json.at(nlohmann::json::json_pointer(fix.pointer));
    if (!member.is_string()) return refused();
    member = fix.replacement;
    return DraftFromJson(json.dump());
  } catch (const nlohmann::json::exception&) {
    return refused();
  }
}

}  // namespace vanthu::drafting
