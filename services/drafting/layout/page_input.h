#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/drafting/draft/attachment.h"
#include "services/drafting/draft/draft.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::drafting {

// The issuer as the directory knows it on the day of issue. An empty part leaves the draft's own words.
struct IssuerNames {
  std::string parent_body;
  std::string issuing_body;
  std::string place;
};

struct PageInput {
  Draft draft;
  std::optional<DispatchNumber> number;  // none: a blank before the draft's symbol, whatever number was typed there
  std::optional<absl::CivilDay> day;     // of issue; none: the draft's own date, with blanks for its missing parts
  IssuerNames names;
  std::vector<Attachment> attachments;  // files of their own that travel with it: the signatures are to cover them
  absl::Time made_at;                   // the PDF's creation date
};

}  // namespace vanthu::drafting
