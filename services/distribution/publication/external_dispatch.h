#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "services/distribution/publication/publication.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/identifier.h"
#include "services/verification/manifest.h"
#include "services/verification/recipient_list.h"

namespace vanthu::distribution {

// A finished, signed dispatch of an agency whose register is kept elsewhere, as its own program hands it over.
struct ExternalDispatch {
  AgencyId issuer;
  DispatchNumber number;  // of that register
  absl::CivilDay day;
  std::string document_type;
  std::string abstract;
  Urgency urgency = Urgency::kNormal;
  verification::FileEntry pdf;
  std::vector<verification::FileEntry> attachments;
  std::vector<verification::FrozenRecipient> recipients;
  std::map<Recipient, std::string> display_names;
};

// The dispatch's name is made of issuer, year, symbol and number: so there is one for each, however often it is handed over.
DispatchName NameOf(const ExternalDispatch& dispatch);

// What step 10 is asked to publish, with a register entry that is empty. INVALID_FIELD names what is missing.
absl::StatusOr<PublicationOrder> OrderOf(const ExternalDispatch& dispatch);

}  // namespace vanthu::distribution
