#include "services/platform/rpc/page.h"

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::rpc {
namespace {

absl::Status WrongToken(const std::string& page_token) {
  return status::Error(status::Reason::kInvalidField,
                       {{"field", "page_token"},
                        {"value", page_token},
                        {"rule", "Dùng đúng page_token mà trang trước đã cho, hoặc bỏ trống để xem từ đầu."},
                        {"rule_en", "Use the page token of the page before as it is, or leave it out to begin anew."}});
}

}  // namespace

absl::StatusOr<int> PageSizeOf(int asked, int size_max) {
  if (asked < 0) {
    return status::Error(status::Reason::kInvalidField, {{"field", "page_size"},
                                                         {"value", absl::StrCat(asked)},
                                                         {"rule", "Không được âm."},
                                                         {"rule_en", "It must not be negative."}});
  }
  return std::min(asked == 0 ? kPageSizeDefault : asked, size_max);
}

absl::StatusOr<std::optional<int64_t>> PositionOf(const std::string& page_token) {
  if (page_token.empty()) return std::nullopt;
  int64_t position = 0;
  if (!absl::SimpleAtoi(page_token, &position) || position < 0) return WrongToken(page_token);
  return position;
}

std::string TokenOf(absl::Time at, std::string_view id) { return absl::StrCat(absl::ToUnixMicros(at), "/", std::string(id)); }

absl::StatusOr<std::optional<PlaceInTime>> PlaceInTimeOf(const std::string& page_token) {
  if (page_token.empty()) return std::nullopt;
  std::vector<std::string> parts = absl::StrSplit(page_token, '/');
  int64_t micros = 0;
  if (parts.size() != 2 || !absl::SimpleAtoi(parts[0], &micros) || !IsIdentifierText(parts[1])) return WrongToken(page_token);
  return PlaceInTime{absl::FromUnixMicros(micros), std::move(parts[1])};
}

absl::StatusOr<std::string> IdBefore(const std::string& page_token) {
  if (!page_token.empty() && !IsIdentifierText(page_token)) return WrongToken(page_token);
  return page_token;
}

}  // namespace vanthu::rpc
