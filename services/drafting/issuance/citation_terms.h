#pragma once

#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/drafting/draft/draft.h"
#include "services/drafting/review/directory.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::drafting {

// By what a citation names one dispatch of a register.
struct CitationTerms {
  DispatchNumber number;
  absl::CivilDay day;
};

// Of each citation; none where number or day cannot be read. A later one need not give the day (Phụ lục I.II.6): it has that of
// the first of the same document.
std::vector<std::optional<CitationTerms>> TermsOf(const std::vector<Citation>& citations);

// Whether type and issuer, as far as the citation tells them, are those of a dispatch.
bool Names(const Citation& citation, DocumentType type, const Issuer& issuer);

}  // namespace vanthu::drafting
