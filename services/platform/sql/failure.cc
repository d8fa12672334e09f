#include "services/platform/sql/failure.h"

#include <string>

#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/platform/status/reason.h"

namespace vanthu::sql {
namespace {

using status::Reason;

constexpr char kPayload[] = "vanthu.io/sql-failure";

absl::Status ForPeople(Failure failure, std::string_view cause) {
  switch (failure) {
    case Failure::kFull:
      return status::Error(Reason::kDiskFull, {{"name", std::string(cause)}});
    case Failure::kReadOnly:
      return status::Error(Reason::kReadOnlyDisk, {{"name", std::string(cause)}});
    case Failure::kInDoubt:
      return status::Error(Reason::kOutcomeUnknown, {{"cause", std::string(cause)}});
    default:
      return status::Error(Reason::kStoreFailed, {{"cause", std::string(cause)}});
  }
}

}  // namespace

absl::Status WithFailure(absl::Status status, Failure failure) {
  status.SetPayload(kPayload, absl::Cord(absl::StrCat(static_cast<int>(failure))));
  return status;
}

absl::Status Failed(Failure failure, std::string_view cause) { return WithFailure(ForPeople(failure, cause), failure); }

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
