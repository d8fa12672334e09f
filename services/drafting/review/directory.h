#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "services/drafting/draft/draft.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::drafting {

// A line of Kính gửi or Nơi nhận as the directory is asked for it.
struct RecipientLine {
  std::string text;
  std::string note;   // what stood in brackets: "để báo cáo"
  std::string field;  // "Kính gửi" or "Nơi nhận"
  friend bool operator==(const RecipientLine&, const RecipientLine&) = default;
};

// Someone a line reaches, by the name of that day.
struct NamedRecipient {
  Recipient recipient;
  std::string display_name;
};

// Whom a line reaches on a day.
struct ExpandedLine {
  RecipientLine line;
  std::string group;                       // the group's resource name; empty where the line names no group
  std::vector<NamedRecipient> recipients;  // sorted
  std::string problem;                     // a status::Reason's name: UNKNOWN_RECIPIENT, EMPTY_GROUP; empty when resolved
  std::string explanation;                 // the rule that applied, for people
};

// Who issues under a symbol on a day.
struct Issuer {
  AgencyId agency;
  std::optional<UnitId> unit;
  std::string unknown_unit;  // the symbol's unit, where the agency has none of that symbol
  std::string display_name;
  std::string parent_display_name;
  std::string place;
};

struct IssuerQuery {
  std::string notation;           // "STTTT-TTBCXB"
  std::string type_abbreviation;  // "QĐ"; empty for công văn
  std::string issuing_body;       // as the dispatch writes it: tells apart those who share a symbol; may be empty
  absl::CivilDay day;
};

// What reviewing and issuing ask of the directory service. Answers hold for the day they are asked for, for ever.
// Failures: the directory's refusals as they are; UNAVAILABLE when it cannot be reached. Threads: any.
class Directory {
 public:
  virtual ~Directory() = default;
  virtual absl::StatusOr<Issuer> ResolveIssuer(const IssuerQuery& query) = 0;
  virtual absl::StatusOr<std::vector<ExpandedLine>> ExpandRecipients(const AgencyId& issuer, absl::CivilDay day,
                                                                     const std::vector<RecipientLine>& lines) = 0;
  // Who signs the draft: "agencies/y/people/z". SIGNER_NOT_AUTHORISED says why not (Điều 13).
  virtual absl::StatusOr<std::string> JudgeSigner(const AgencyId& issuer, absl::CivilDay day, const Draft& draft) = 0;
};

}  // namespace vanthu::drafting
