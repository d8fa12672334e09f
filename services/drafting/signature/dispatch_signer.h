#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/drafting/signature/office_pictures.h"
#include "services/drafting/signature/signing_certificates.h"
#include "services/drafting/signature/signing_task.h"
#include "services/drafting/signature/timestamp_service.h"
#include "services/platform/calendar/working_calendar.h"
#include "services/platform/files/content_store.h"
#include "services/platform/vocabulary/clock.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::drafting {

// Step 8, the two halves of one signature: what is to be signed, and the CMS that somebody made of it, hours later perhaps. It
// stores files, never the saga's state. Threads: any. What it is given outlives it.
class DispatchSigner {
 public:
  struct Parts {
    files::ContentStore& files;
    SigningCertificates& certificates;
    OfficePictures& pictures;
    TimestampService* timestamps = nullptr;  // none: level B-B
    const calendar::WorkingCalendar& calendar;
    Clock& clock;
    Randomness& randomness;
  };
  explicit DispatchSigner(Parts parts) : parts_(parts) {}

  // NO_SIGNING_KEY where the party has no certificate that is valid now, BAD_PICTURE where the office's picture of its signature
  // cannot be shown.
  absl::Status JudgeMeans(const SigningParty& party);

  // The file with the hole for the party's signature. The same call at the same instant gives the same file.
  absl::StatusOr<Preparation> Prepare(const SigningParty& party, const Attachment& pdf, int64_t ordinal);

  struct Completed {
    Attachment pdf;
    DoneSignature signature;
  };
  // BAD_CMS, WRONG_SIGNER, PREPARATION_EXPIRED. A timestamp service that does not answer makes the level B-B, and says so.
  absl::StatusOr<Completed> Complete(const Preparation& preparation, std::string_view cms);

 private:
  struct Stamped {
    std::string cms;
    std::string level;
    std::string shortfall;
    absl::Time at;
  };
  Stamped WithLevel(std::string_view cms, const std::string& signature_value);

  const Parts parts_;
};

}  // namespace vanthu::drafting
