#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/drafting/draft/attachment.h"
#include "services/platform/calendar/working_calendar.h"
#include "services/platform/pdf/signature_field.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::drafting {

// The two signatures of a dispatch, in their order: the person who has the authority, then the agency (Điều 5, 14). Stored by
// number.
enum class SigningRole { kSigner = 1, kSeal = 2 };
std::string_view Word(SigningRole role);  // "signer"

// Whose key is wanted.
struct SigningParty {
  SigningRole role = SigningRole::kSigner;
  AgencyId agency;        // the issuer, for which both are made
  std::string person;     // "agencies/y/people/z", of the issuer or of a body that signs for it; empty for the seal
  std::string full_name;  // of the person, or of the agency
  std::string position;   // "GIÁM ĐỐC"; empty for the seal

  std::string Name() const;         // the person's, or "agencies/x"
  std::string DisplayText() const;  // "GIÁM ĐỐC Trần Văn Ký"
  friend bool operator==(const SigningParty&, const SigningParty&) = default;
};

// A file that waits for a CMS, perhaps for hours.
struct Preparation {
  int64_t ordinal = 0;  // counts up within the issuance: only the latest can be completed
  SigningParty party;
  Attachment pdf;  // with a hole
  pdf::ByteRange range;
  Digest digest;  // what the CMS is over
  absl::Time prepared_at;
  absl::Time expires_at;  // from then on it has to be prepared anew
  bool at_hand = false;   // a signer at hand answers; else a person
};

// A signature that is in the file.
struct DoneSignature {
  SigningParty party;
  int64_t preparation = 0;
  std::string signer;     // the certificate's common name
  Digest certificate;     // its SHA-256
  absl::Time signed_at;   // when it was completed; with level B-T the timestamp's own
  std::string level;      // "B-B" or "B-T" (ETSI EN 319 142-1 §6)
  std::string shortfall;  // why it is B-B although a timestamp service is configured; empty: it is what was wanted
};

// What all of them prove together: the lowest level; empty where there is none.
std::string LevelOf(const std::vector<DoneSignature>& signatures);

// How far step 8 is.
struct SigningState {
  SigningParty signer;       // found in step 5
  int64_t preparations = 0;  // made so far
  std::optional<Preparation> preparation;
  std::vector<DoneSignature> signatures;
};

// The end of the next working day, Asia/Ho_Chi_Minh.
absl::Time ExpiryOf(const calendar::WorkingCalendar& calendar, absl::Time prepared_at);

}  // namespace vanthu::drafting
