#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::numbering {

// Which register books (sổ đăng ký văn bản) exist: configuration. Which dispatch goes into which is the caller's to know.
class RegisterBooks {
 public:
  RegisterBooks() = default;
  // `books` are kept by every agency that has no entry of its own in `books_of`.
  RegisterBooks(std::set<BookId> books, std::map<AgencyId, std::set<BookId>> books_of)
      : books_(std::move(books)), books_of_(std::move(books_of)) {}

  absl::Status Require(const AgencyId& agency, const BookId& book) const;  // UNKNOWN_BOOK

 private:
  std::set<BookId> books_;
  std::map<AgencyId, std::set<BookId>> books_of_;
};

// What became of a number. The values stand in the database.
enum class NumberState { kAllocated = 1, kIssued = 2, kVoided = 3 };

// What an issuance asks a number for; the issuance is the key under which it may be asked again.
struct AllocationRequest {
  AgencyId agency;
  IssuanceId issuance;
  BookId book;
  std::string notation;
  absl::CivilDay frozen_day;  // on which the recipients were frozen: the number is given on this day or not at all
  Digest revision;
  Digest recipients;
  std::string known_checkpoint;
  std::string actor;  // for the audit

  std::string Subject() const;  // agencies/{agency}/numbers/{issuance}
};
absl::Status JudgeRequest(const AllocationRequest& request);  // INVALID_FIELD, LIMIT_EXCEEDED

// A line of a register book.
struct RegisterRow {
  AgencyId agency;
  IssuanceId issuance;
  BookId book;
  int64_t year = 0;
  DispatchNumber number;
  absl::CivilDay day;
  Digest revision;
  Digest recipients;
  absl::Time allocated_at;
  int64_t allocated_leaf = 0;
  int64_t epoch = 1;  // of the log in which its leaves stand
  NumberState state = NumberState::kAllocated;
  std::optional<int64_t> finished_leaf;
  std::optional<Digest> manifest;          // once issued
  std::optional<std::string> void_reason;  // once voided

  bool CameFrom(const AllocationRequest& request) const;  // the same payload under the same key
  Digest LeafContent() const;                             // what the leaf `allocated` commits to
};

std::string NumberName(const AgencyId& agency, const IssuanceId& issuance);  // agencies/{agency}/numbers/{issuance}
absl::Status JudgeReason(std::string_view reason);                           // of a void or an accepted clock: required, bounded

// What is known of time when a leaf is to be added.
struct ClockView {
  absl::Time now;                          // our clock
  std::optional<absl::Time> last_instant;  // of the book's last leaf, or as a person has accepted it since
  std::optional<absl::Time> server_time;   // PostgreSQL's; none on SQLite
  absl::Duration accepted_offset;          // our distance to PostgreSQL that a person has accepted
};
// The instant that counts: the later of now and the last one, so that numbers and instants rise together. CLOCK_BEHIND,
// CLOCK_AHEAD, CLOCK_DISAGREES where the clock cannot be believed until a person accepts it.
absl::StatusOr<absl::Time> JudgeClock(const ClockView& view);

}  // namespace vanthu::numbering
