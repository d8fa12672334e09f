#include "gateway/http/byte_range.h"

#include <algorithm>

#include "absl/strings/numbers.h"

namespace vanthu::gateway {
namespace {

constexpr std::string_view kUnit = "bytes=";

std::optional<int64_t> Number(const std::string& text) {
  int64_t number = 0;
  const bool fits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos && absl::SimpleAtoi(text, &number);
  return fits ? std::optional(number) : std::nullopt;
}

}  // namespace

std::optional<ByteRange> RangeIn(const RequestHead& head) {
  const std::string* value = head.Find("Range");
  if (value == nullptr || head.method != "GET" || head.Count("Range") > 1) return std::nullopt;
  if (!EqualsIgnoringCase(value->substr(0, kUnit.size()), kUnit)) return std::nullopt;
  const std::string range = value->substr(kUnit.size());
  const size_t dash = range.find('-');
  if (dash == std::string::npos) return std::nullopt;
  const ByteRange found{.first = Number(range.substr(0, dash)), .last = Number(range.substr(dash + 1))};
  const bool first_fits = dash == 0 || found.first, last_fits = dash + 1 == range.size() || found.last;
  if (!first_fits || !last_fits || (!found.first && !found.last)) return std::nullopt;
  if (found.first && found.last && *found.last < *found.first) return std::nullopt;
  return found;
}

std::optional<Span> SpanOf(const ByteRange& range, int64_t size) {
  if (!range.first) {
    if (*range.last == 0 || size == 0) return std::nullopt;
    return Span{std::max<int64_t>(size - *range.last, 0), size - 1};
  }
  if (*range.first >= size) return std::nullopt;
  return Span{*range.first, std::min(range.last.value_or(size - 1), size - 1)};
}

}  // namespace vanthu::gateway
