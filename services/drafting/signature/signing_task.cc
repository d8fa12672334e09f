#include "services/drafting/signature/signing_task.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::drafting {
namespace {

constexpr int kVietnamUtcHours = 7;

}  // namespace

std::string_view Word(SigningRole role) { return role == SigningRole::kSigner ? "signer" : "seal"; }

std::string SigningParty::Name() const { return role == SigningRole::kSeal ? absl::StrCat("agencies/", agency.text()) : person; }

std::string SigningParty::DisplayText() const {
  if (role == SigningRole::kSeal) return absl::StrCat("văn thư ", full_name);
  return position.empty() ? full_name : absl::StrCat(position, " ", full_name);
}

std::string LevelOf(const std::vector<DoneSignature>& signatures) {
  const auto lowest = std::min_element(signatures.begin(), signatures.end(),
                                       [](const DoneSignature& a, const DoneSignature& b) { return a.level < b.level; });
  return lowest == signatures.end() ? "" : lowest->level;  // "" < "B-B" < "B-T"
}

absl::Time ExpiryOf(const calendar::WorkingCalendar& calendar, absl::Time prepared_at) {
  const absl::CivilDay next = calendar.NextWorkingDay(DayInVietnam(prepared_at));
  return absl::FromCivil(absl::CivilSecond(next + 1), absl::FixedTimeZone(kVietnamUtcHours * 3600));
}

}  // namespace vanthu::drafting
