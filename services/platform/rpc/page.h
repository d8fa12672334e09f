#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "services/platform/status/macros.h"

namespace vanthu::rpc {

// How every List call is read, page by page (AIP-158). A token tells callers nothing: it is what the page before gave, and any
// other is INVALID_FIELD `page_token`.
inline constexpr int kPageSizeDefault = 100;
inline constexpr int kPageSizeMax = 1000;

// 0 asks for the default, more than `size_max` for that many; INVALID_FIELD `page_size` for fewer than none.
absl::StatusOr<int> PageSizeOf(int asked, int size_max = kPageSizeMax);

// A list in the order of a number that its lines carry: none for the first page.
absl::StatusOr<std::optional<int64_t>> PositionOf(const std::string& page_token);

// A list in the order of time, and of ids where times are equal.
struct PlaceInTime {
  absl::Time at;
  std::string id;
};
std::string TokenOf(absl::Time at, std::string_view id);
absl::StatusOr<std::optional<PlaceInTime>> PlaceInTimeOf(const std::string& page_token);

// A list in the order of ids: empty for the first page.
absl::StatusOr<std::string> IdBefore(const std::string& page_token);

struct Page {
  int size = 0;
  int64_t after = 0;  // the position of the last line of the page before; 0: the first page

  // One line more than the page holds tells whether another follows: CutToPage takes it away.
  int count_max() const { return size + 1; }
};

template <class Request>
absl::StatusOr<Page> PageOf(const Request& request) {
  ASSIGN_OR_RETURN(const int size, PageSizeOf(request.page_size()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> after, PositionOf(request.page_token()));
  return Page{size, after.value_or(0)};
}

// Cuts `lines` to the page and gives the token of the next one: what `position` says of the last line; empty on the last page.
template <class Line, class Position>
std::string CutToPage(std::vector<Line>& lines, int size, Position position) {
  if (lines.size() <= static_cast<size_t>(size)) return "";
  lines.erase(lines.begin() + size, lines.end());
  return absl::StrCat(std::invoke(position, lines.back()));
}

}  // namespace vanthu::rpc
