#include "services/drafting/format/format_checker.h"

#include <algorithm>

#include "services/drafting/format/rule_groups.h"

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

}  // namespace vanthu::drafting
