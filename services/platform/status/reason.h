#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

namespace vanthu::status {

enum class Language { kVietnamese, kEnglish };

// Why something was refused or failed: the one table of the house (reason.cc) gives each its gRPC code, HTTP status, retry rule
// and text. A reason's name crosses the wire as google.rpc.ErrorInfo.reason, so names are never changed or used again.
enum class Reason {
  // any service
  kInvalidField,
  kNotFound,
  kEtagMismatch,
  kRequestIdReused,
  kUnauthenticated,
  kPermissionDenied,
  kOverloaded,
  kUnavailable,
  kInternal,
  kLimitExceeded,
  kNotSample,
  kAlreadyExists,
  // people signing in
  kWrongCredentials,
  kTooManyAttempts,
  kAccountLocked,
  kSessionEnded,
  kSecretNotValid,
  kWeakPassword,
  kCrossSite,
  // reading a file
  kEmptyFile,
  kBinaryFile,
  kFileTooLarge,
  kLegacyEncoding,
  kNotUtf8,
  kNotADispatch,
  kUnsupportedFormat,
  kDamagedFile,
  kUnsafeFile,
  // drafting and issuing
  kNoRecipient,
  kNoSigner,
  kSecrecyMark,
  kUnreadableText,
  kUnplacedText,
  kUnknownRecipient,
  kEmptyGroup,
  kUnknownIssuer,
  kSignerNotAuthorised,
  kRevisionNotLatest,
  kNotApproved,
  kDraftLocked,
  kRecipientsChanged,
  kIssuanceEnded,
  kIssuanceWaits,
  kIssuanceUnreadable,
  kAlreadyRecorded,
  kPageNotSet,
  // signing
  kBadPdf,
  kBadCertificate,
  kBadCms,
  kBadTimestamp,
  kNoSigningKey,
  kBadPicture,
  kAwaitingSignature,
  kNotAwaitingSignature,
  kPreparationReplaced,
  kPreparationExpired,
  kWrongSigner,
  // numbering
  kDayPassed,
  kClockBehind,
  kClockAhead,
  kClockDisagrees,
  kBookHeld,
  kUnknownBook,
  kIssuanceVoided,
  // distribution and connectors
  kDigestMismatch,
  kFileMissing,
  kInboxMoved,
  kWrongAddressee,
  kUnknownKey,
  kBadSignature,
  kContradictingProof,
  kAttemptClosed,
  kDeliveryNotOpen,
  kNoTrustedCertificate,
  // the gateway
  kMalformedHttp,
  kMalformedJson,
  kNoSuchRoute,
  kMethodNotAllowed,
  kUnsupportedMediaType,
  kHeaderTooLarge,
  kBodyTooLarge,
  kSlowRequest,
  kExpectationFailed,
  kRangeNotSatisfiable,
  kRateLimited,
  kNotImplemented,
  kDeadlineExceeded,
  // the machine
  kDiskFull,
  kReadOnlyDisk,
  kDiskFailed,
  kDataFolderLocked,
  kEndpointMissing,
  kFolderTaken,
  kStoreFailed,
  kOutcomeUnknown,
  kBrokerUnavailable,
  kConfigInvalid,
};

enum class Retry { kNever, kLater };  // kLater: the same call, unchanged, may succeed when the cause is gone

struct Detail {
  std::string key;  // a name in braces in the reason's text: "field", "value", "rule" …
  std::string value;
};

// The status of a refusal: code and English text from the table, with `details` put into the text's braces and kept as metadata.
absl::Status Error(Reason reason, std::vector<Detail> details = {});

// The reason a status carries; none where it is OK or did not come from Error.
std::optional<Reason> ReasonOf(const absl::Status& status);
std::vector<Detail> DetailsOf(const absl::Status& status);
bool Is(const absl::Status& status, Reason reason);

// Whether the same call, unchanged, may succeed later. Statuses without a reason are judged by AIP-194: only UNAVAILABLE.
bool IsRetryable(const absl::Status& status);

// What a person reads: what was wrong, with which value, by which rule, and the way out.
std::string Text(const absl::Status& status, Language language);

std::string_view Name(Reason reason);  // "NO_RECIPIENT"
std::optional<Reason> ReasonByName(std::string_view name);
int HttpStatus(Reason reason);

// The status that the wire carried: `code` and `message` as they came, reason and details restored for ReasonOf and DetailsOf.
absl::Status Restore(absl::Status received, std::string_view reason_name, std::vector<Detail> details);

}  // namespace vanthu::status
