#include "services/drafting/format/fixed_draft.h"

#include "nlohmann/json.hpp"
#include "services/drafting/draft/draft_json.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {

absl::StatusOr<Draft> Fixed(const Draft& draft, const Fix& fix) {
  const auto refused = [&] {
    return status::Error(status::Reason::kInvalidField, {{"field", fix.pointer},
                                                         {"value", fix.replacement},
                                                         {"rule", "Chỗ sửa không còn trong dự thảo này."},
                                                         {"rule_en", "This draft has no such place to fix."}});
  };
  if (fix.pointer.empty()) return refused();
  try {
    auto json = nlohmann::json::parse(ReadableJson(draft));
    auto& member = json.at(nlohmann::json::json_pointer(fix.pointer));
    if (!member.is_string()) return refused();
    member = fix.replacement;
    return DraftFromJson(json.dump());
  } catch (const nlohmann::json::exception&) {
    return refused();
  }
}

}  // namespace vanthu::drafting
