#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "services/directory/agency/agency_book.h"

namespace vanthu::directory {

// The symbol of a dispatch, as the draft gives it.
struct IssuerQuestion {
  std::string notation;           // "STTTT-TTBCXB", "QĐ-UBND"
  std::string type_abbreviation;  // "QĐ"; empty for công văn
  std::string issuing_body;       // as written above the symbol; tells apart agencies that share a symbol; may be empty
  absl::CivilDay day;
};

struct Issuer {
  const Agency* agency = nullptr;
  const Unit* unit = nullptr;  // nullptr where the symbol names none, or one that is unknown on that day
  std::string unknown_unit;
};

// Who issues under a symbol on a day (Phụ lục I.II.3: an agency's symbol, then the drafting unit's). UNKNOWN_ISSUER where no
// agency has it; INVALID_FIELD where several have it and the issuing body does not tell which.
absl::StatusOr<Issuer> ResolveIssuer(const AgencyBook& book, const IssuerQuestion& question);

}  // namespace vanthu::directory
