#include "services/platform/sql/failure.h"

#include <string>

#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/platform/status/cause.h"

namespace vanthu::sql {
namespace {

using status::Reason;

constexpr char kPayload[] = "vanthu.io/sql-failure";

constexpr status::Bilingual kDatabase = {"cơ sở dữ liệu", "the database"};

absl::Status ForPeople(Failure failure, std::string_view words) {
  switch (failure) {
    case Failure::kFull:
      return status::Error(Reason::kDiskFull, {{"name", absl::StrCat("\"", std::string(words), "\"")}});
    case Failure::kReadOnly:
      return status::Error(Reason::kReadOnlyDisk, {{"name", absl::StrCat("\"", std::string(words), "\"")}});
    case Failure::kInDoubt:
      return status::CausedError(Reason::kOutcomeUnknown, status::Quoted(kDatabase, words));
    default:
      return status::CausedError(Reason::kStoreFailed, status::Quoted(kDatabase, words));
  }
}

}  // namespace

absl::Status WithFailure(absl::Status status, Failure failure) {
  status.SetPayload(kPayload, absl::Cord(absl::StrCat(static_cast<int>(failure))));
  return status;
}

absl::Status Failed(Failure failure, std::string_view words) { return WithFailure(ForPeople(failure, words), failure); }

std::optional<Failure> FailureOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kPayload);
  int number = 0;
  if (!payload || !absl::SimpleAtoi(std::string(*payload), &number)) return std::nullopt;
  return static_cast<Failure>(number);
}

bool MayRunAgain(const absl::Status& status) {
  const auto failure = FailureOf(status);
  return failure == Failure::kRetry || failure == Failure::kBusy || failure == Failure::kLost;
}

}  // namespace vanthu::sql
