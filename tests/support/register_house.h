#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/numbering/register/book_clock.h"
#include "services/numbering/register/book_keeper.h"
#include "services/numbering/register/number_allocator.h"
#include "services/numbering/register/number_finisher.h"
#include "services/numbering/transparency/log_keys.h"
#include "services/numbering/transparency/log_publisher.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/files/disk.h"
#include "services/platform/sql/database.h"
#include "tests/support/set_clock.h"

namespace vanthu::support {

// The rooms of numbering over a database, without their door: what a restarted process builds is another house on the same
// folder.
class RegisterHouse {
 public:
  using Post = numbering::NumberAllocator::Post;

  // Keys and published tiles lie in `folder`. `post` runs batches; at once and on the caller's thread by default.
  RegisterHouse(std::unique_ptr<sql::Database> opened, const std::filesystem::path& folder, SetClock& the_clock,
                Post post = AtOnce());
  static Post AtOnce();

  absl::Status Prepare();  // migrates

  numbering::AllocationRequest RequestOf(const std::string& issuance) const;  // frozen on the clock's day
  absl::StatusOr<numbering::Allocation> Allocate(const numbering::AllocationRequest& request);
  absl::StatusOr<numbering::Allocation> Allocate(const std::string& issuance) { return Allocate(RequestOf(issuance)); }
  absl::StatusOr<numbering::Recorded> Record(const std::string& issuance, const Digest& manifest);
  absl::StatusOr<std::optional<numbering::RegisterRow>> Void(const std::string& issuance, const std::string& reason);

  absl::StatusOr<numbering::LogHead> Head();
  int64_t CountOfEvents(const std::string& event);

  const AgencyId agency = AgencyId::Trusted("000-00-15-h53");
  const BookId book = BookId::Trusted("van-ban-di");

  SetClock& clock;
  crypto::SeededRandomness randomness{5};
  std::unique_ptr<sql::Database> database;
  std::unique_ptr<files::Disk> disk;
  numbering::LogKeys keys;
  numbering::LogHouse house;
  numbering::RegisterBooks books;
  numbering::BookClock book_clock;
  numbering::NumberAllocator allocator;
  numbering::NumberFinisher finisher;
  numbering::PublishedLogs published;
  numbering::BookKeeper keeper;
  numbering::LogPublisher publisher;
};

}  // namespace vanthu::support
