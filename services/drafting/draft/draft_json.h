#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft.h"
#include "services/platform/vocabulary/digest.h"

namespace vanthu::drafting {

// The one byte form of a draft: what is stored, hashed and approved. Keys sorted, snake_case, UTF-8, no blanks. Empty members are
// left out, so that a member added by a later version does not change the hash of an earlier revision.
std::string CanonicalJson(const Draft& draft);

// The same for people and scripts: indented, every member present.
std::string ReadableJson(const Draft& draft);

// Of either form. INVALID_FIELD, naming the member, for text that is no JSON, a wrong type, or a member this version does not
// know: a draft that would lose something by being read here is refused.
absl::StatusOr<Draft> DraftFromJson(std::string_view json);

bool operator==(const Draft& left, const Draft& right);

}  // namespace vanthu::drafting
