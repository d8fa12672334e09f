#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "services/drafting/draft/draft.h"
#include "services/drafting/review/directory.h"
#include "services/verification/recipient_list.h"

namespace vanthu::drafting {

// The lines that name recipients: Kính gửi ∪ Nơi nhận, less "Như trên" and its kin, which repeat what stands elsewhere (the Lưu
// line is no member of a draft's recipients), and less persons, who have no mailbox.
std::vector<RecipientLine> RecipientLinesOf(const Draft& draft);

// One list of unique recipients from expanded lines, notes merged. Refuses what the directory could not resolve
// (UNKNOWN_RECIPIENT, EMPTY_GROUP: the field, the words, the day) and an empty list (NO_RECIPIENT).
absl::StatusOr<verification::FrozenList> Freeze(const std::vector<ExpandedLine>& lines, absl::CivilDay day);

// How expanded lines stand in the store.
std::string ExpandedLinesJson(const std::vector<ExpandedLine>& lines);
absl::StatusOr<std::vector<ExpandedLine>> ExpandedLinesFromJson(std::string_view json);

}  // namespace vanthu::drafting
