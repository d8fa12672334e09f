#pragma once

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/drafting/issuance/issuance.h"

namespace vanthu::drafting {

// What step 6 asks for. The issuance is the key: repeated unchanged, it gets the same number.
struct NumberRequest {
  IssuanceName issuance;
  BookId book;
  std::string notation;
  absl::CivilDay frozen_day;
  Digest revision;
  Digest recipients;
  std::string known_checkpoint;
};

struct NumberAnswer {
  GivenNumber given;
  std::string checkpoint;
};

struct VoidOrder {
  IssuanceName issuance;
  std::string reason;
  std::string decided_by;
  std::string known_checkpoint;
};

// What issuing asks of the numbering service. Every call may be repeated. Failures: numbering's refusals as they are; UNAVAILABLE
// and OUTCOME_UNKNOWN leave the call in doubt: it is repeated until it is answered. Threads: any.
class Numbering {
 public:
  virtual ~Numbering() = default;
  virtual absl::StatusOr<NumberAnswer> Allocate(const NumberRequest& request) = 0;
  virtual absl::StatusOr<RegisterEntry> Record(const IssuanceName& issuance, const Digest& manifest,
                                               const std::string& known_checkpoint) = 0;
  // The number that is voided now; none where the issuance had none and is barred from one. ALREADY_RECORDED after Record.
  virtual absl::StatusOr<std::optional<GivenNumber>> Void(const VoidOrder& order) = 0;
};

}  // namespace vanthu::drafting
