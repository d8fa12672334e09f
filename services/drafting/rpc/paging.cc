#include "services/drafting/rpc/paging.h"

#include <algorithm>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::drafting {
namespace {

constexpr int kPageSizeDefault = 100;
constexpr int kPageSizeMax = 1000;

}  // namespace

absl::StatusOr<int> PageSize(int asked) {
  if (asked < 0) {
    return status::Error(status::Reason::kInvalidField, {{"field", "page_size"},
                                                         {"value", absl::StrCat(asked)},
                                                         {"rule", "Không được âm."},
                                                         {"rule_en", "It must not be negative."}});
  }
  return asked == 0 ? kPageSizeDefault : std::min(asked, kPageSizeMax);
}

int64_t After(const std::string& page_token, int64_t otherwise) {
  int64_t after = otherwise;
  return !page_token.empty() && absl::SimpleAtoi(page_token, &after) ? after : otherwise;
}

std::string TokenOf(absl::Time made_at, std::string_view id) {
  return absl::StrCat(absl::ToUnixMicros(made_at), "/", std::string(id));
}

absl::StatusOr<ListPlace> PlaceOf(const std::string& page_token) {
  if (page_token.empty()) return ListPlace{};
  const std::vector<std::string> parts = absl::StrSplit(page_token, '/');
  int64_t micros = 0;
  if (parts.size() == 2 && absl::SimpleAtoi(parts[0], &micros) && IsIdentifierText(parts[1])) {
    return ListPlace{absl::FromUnixMicros(micros), parts[1]};
  }
  return status::Error(status::Reason::kInvalidField, {{"field", "page_token"},
                                                       {"value", page_token},
                                                       {"rule", "Dùng đúng page_token của trang trước."},
                                                       {"rule_en", "Use the page token of the page before as it is."}});
}

}  // namespace vanthu::drafting
