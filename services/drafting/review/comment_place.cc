#include "services/drafting/review/comment_place.h"

#include "nlohmann/json.hpp"
#include "services/drafting/draft/draft_json.h"
#include "services/drafting/limits.h"
#include "services/drafting/review/remark.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

absl::Status NoSuchPlace(std::string_view pointer) {
  return status::Error(status::Reason::kInvalidField,
                       {{"field", "pointer"},
                        {"value", std::string(pointer)},
                        {"rule", "Bản dự thảo này không có chỗ ấy. Để trống nếu góp ý cho cả dự thảo."},
                        {"rule_en", "This revision has no such place. Leave it empty to speak of the draft as a whole."}});
}

// Of a line of Kính gửi, a paragraph or another member that has a text of its own.
const nlohmann::json& TextOf(const nlohmann::json& place) {
  const auto text = place.is_object() ? place.find("text") : place.end();
  return place.is_object() && text != place.end() ? *text : place;
}

}  // namespace

absl::StatusOr<std::string> QuoteAt(const Draft& content, std::string_view pointer) {
  if (pointer.empty()) return "";
  const nlohmann::json json = nlohmann::json::parse(CanonicalJson(content));
  try {
    const nlohmann::json::json_pointer place{std::string(pointer)};
    if (!json.contains(place)) return NoSuchPlace(pointer);
    const nlohmann::json& text = TextOf(json.at(place));
    return text.is_string() ? Shortened(text.get<std::string>(), kQuoteCharactersMax) : "";
  } catch (const nlohmann::json::exception&) {
    return NoSuchPlace(pointer);
  }
}

}  // namespace vanthu::drafting
