#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/drafting/draft/attachment.h"
#include "services/drafting/draft/draft_store.h"
#include "services/drafting/review/directory.h"
#include "services/drafting/signature/signing_task.h"
#include "services/platform/status/cause.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::drafting {

// Where an issuance is: the step that comes next, or how it ended. Stored by number: values are never changed or used again.
enum class IssuanceState {
  kPreparing = 1,           // step 5 comes next
  kAwaitingRecipients = 2,  // a person must agree to today's list
  kNumbering = 3,           // step 6
  kSetting = 4,             // step 7
  kRecording = 5,           // step 9
  kPublishing = 6,          // step 10
  kPublished = 7,           // done: distribution has it
  kRefused = 8,             // ended without a number; the draft can be mended
  kVoiding = 9,             // a person ended it; the number is being voided
  kVoided = 10,             // ended, its number voided with a reason
  kSigning = 11,            // step 8: the next signature is to be prepared
  kAwaitingSignature = 12,  // step 8: prepared, and somebody signs it
};

struct IssuanceName {
  AgencyId agency;
  IssuanceId id;
  std::string Text() const;  // "agencies/x/issuances/y"
  friend auto operator<=>(const IssuanceName&, const IssuanceName&) = default;
};

// An issuance is named by its draft and the count of earlier ones that ended: whatever is repeated after a loss meets its own
// name.
IssuanceName IssuanceNameOf(const DraftName& draft, int64_t ended_before);

struct StepTime {
  std::string step;
  absl::Time finished_at;
  absl::Duration took;
};

// For whom or what it waits, or why it ended; all empty while it goes on.
struct Waiting {
  std::string reason;  // a status::Reason's name
  std::string vietnamese;
  std::string english;
  static Waiting For(const absl::Status& cause);
};

// What the register gave (step 6).
struct GivenNumber {
  DispatchNumber number;
  absl::CivilDay day;
  absl::Time allocated_at;
};

// What the register log answered (step 9).
struct RegisterEntry {
  std::string leaf;
  std::string nonce;
  std::string proof;
};

// The state of one saga: all that a restart needs to repeat the stored call unchanged.
struct Issuance {
  IssuanceName name;
  DraftName draft;
  int64_t ordinal = 0;  // how many issuances of the draft ended before
  IssuanceState state = IssuanceState::kPreparing;
  int64_t version = 1;                    // every change is conditional on the version that was read
  std::optional<absl::Time> next_try_at;  // none: it has ended, or waits for a person
  absl::Time created_at;

  RevisionId revision;
  Digest revision_hash;
  Digest agreed_recipients;  // the list's digest that was approved, or agreed to since
  std::string requested_by;  // for the audit; a person's token is never stored

  Waiting waiting;
  int failures = 0;  // in a row, of the step that comes next

  // Step 5
  Issuer issuer;
  absl::CivilDay frozen_day;
  std::vector<ExpandedLine> lines;
  std::string recipients_text;  // the frozen list, canonical text
  Digest recipients_digest;
  // Step 6
  std::optional<GivenNumber> given;
  // Step 7
  std::optional<Attachment> pdf;
  // Step 8; from the first signature on, `pdf` is the signed file
  SigningState signing;
  // Step 9
  std::string manifest_text;
  std::optional<RegisterEntry> entry;

  std::string void_reason;
  std::string voided_by;
  Waiting void_refusal;  // what the person is told whose wish to void it came too late
  std::vector<StepTime> steps;
};

bool HasEnded(IssuanceState state);
// Step 9 is done: from here on only retry, later recall.
bool IsRecorded(IssuanceState state);
// Whether it waits for a person alone: no later try by itself changes anything.
bool WaitsForPerson(const Issuance& issuance);
// The state in the words of people, as the command line says it.
status::Bilingual WordsOf(IssuanceState state);
// The refusal of what cannot be done in that state: `reason` names the issuance and its state.
absl::Status NotInState(status::Reason reason, const Issuance& issuance);

// How long the same thing is left alone after so many failures in a row.
absl::Duration RetryDelay(int64_t failures);

// What becomes of an issuance whose next step failed: a definite refusal in step 5 ends it without a number; a day that passed
// freezes anew; everything else waits, since only a person's word ends what may have a number.
Issuance AfterFailure(Issuance issuance, const absl::Status& failure, absl::Time now);

}  // namespace vanthu::drafting
