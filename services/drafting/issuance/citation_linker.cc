#include "services/drafting/issuance/citation_linker.h"

#include <algorithm>
#include <optional>

#include "services/drafting/issuance/citation_terms.h"
#include "services/drafting/issuance/issuance_store.h"
#include "services/drafting/limits.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

absl::StatusOr<std::optional<IssuanceName>> OnlyNamed(sql::Transaction& tx, const AgencyId& agency, const CitationTerms& terms,
                                                      const Citation& citation) {
  ASSIGN_OR_RETURN(const auto published, IssuanceStore::ListPublished(tx, agency, terms.number, terms.day));
  std::optional<IssuanceName> named;
  for (const Issuance& one : published) {
    ASSIGN_OR_RETURN(const StoredDraft draft, DraftStore::Find(tx, one.draft));
    if (!Names(citation, draft.latest.content.type, one.issuer)) continue;
    if (named) return std::optional<IssuanceName>();
    named = one.name;
  }
  return named;
}

}  // namespace

absl::StatusOr<std::vector<CitationLink>> LinksOf(sql::Transaction& tx, const StoredDraft& draft) {
  const auto& citations = draft.latest.content.citations;
  const auto terms = TermsOf(citations);
  std::vector<CitationLink> links;
  for (size_t at = 0; at < std::min(terms.size(), kLinkedCitationsMax); ++at) {
    if (!terms[at]) continue;
    ASSIGN_OR_RETURN(const auto named, OnlyNamed(tx, draft.name.agency, *terms[at], citations[at]));
    if (named) links.push_back({at, *named});
  }
  return links;
}

}  // namespace vanthu::drafting
