#include "services/standalone/delivery_table.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace vanthu::standalone {
namespace {

using distribution::v1::Delivery;

constexpr int kNameColumnsMin = 16;  // of a name on a narrow terminal
constexpr char kIndent[] = "  ";
constexpr int kIndentColumns = 2;

std::string StateText(const Delivery& delivery) {
  switch (delivery.state()) {
    case distribution::v1::DELIVERY_STATE_QUEUED:
      return "chờ gửi · queued";
    case distribution::v1::DELIVERY_STATE_SENT:
      return "đã gửi, chờ xác nhận · sent";
    case distribution::v1::DELIVERY_STATE_RECEIPTED:
      return absl::StrFormat("✓ %02d đã đến · receipted", delivery.status());
    case distribution::v1::DELIVERY_STATE_REFUSED:
      return "✗ 02 từ chối · refused";
    case distribution::v1::DELIVERY_STATE_UNDELIVERABLE:
      return "✗ không gửi được · undeliverable";
    case distribution::v1::DELIVERY_STATE_DEAD:
      return "✗ dừng, cần người xử lý · dead";
    default:
      return "?";
  }
}

std::string NameOf(const Delivery& delivery) {
  return delivery.display_name().empty() ? delivery.recipient() : delivery.display_name();
}

std::string OutcomeOf(const Delivery& delivery) {
  return delivery.reason().empty() ? StateText(delivery) : absl::StrCat(StateText(delivery), ": ", delivery.reason());
}

// Vietnamese in composed form takes a column for each code point.
int ColumnsOf(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

std::string Cut(std::string text, int columns) {
  if (ColumnsOf(text) <= columns) return text;
  size_t end = 0;
  for (int left = columns; left > 0; ++end) {
    if ((text[end] & 0xC0) != 0x80) --left;  // the last one counted gives its place to the mark
  }
  text.resize(end - 1);
  return absl::StrCat(text, "…");
}

std::string Padded(std::string text, int columns) {
  text.append(static_cast<size_t>(std::max(columns - ColumnsOf(text), 0)), ' ');
  return text;
}

// The longest name's, but what the states need is theirs.
int NameColumns(const std::vector<Delivery>& deliveries, std::optional<int> columns) {
  int names = 0;
  int states = 0;
  for (const Delivery& delivery : deliveries) {
    names = std::max(names, ColumnsOf(NameOf(delivery)));
    states = std::max(states, ColumnsOf(StateText(delivery)));
  }
  if (!columns) return names;
  return std::min(names, std::max(*columns - states - 2 * kIndentColumns, kNameColumnsMin));
}

}  // namespace

std::vector<std::string> DeliveryRows(const std::vector<Delivery>& deliveries, std::optional<int> columns) {
  const int name_columns = NameColumns(deliveries, columns);
  std::vector<std::string> rows;
  for (const Delivery& delivery : deliveries) {
    const std::string name = Padded(columns ? Cut(NameOf(delivery), name_columns) : NameOf(delivery), name_columns);
    std::string row = absl::StrCat(kIndent, name, kIndent, OutcomeOf(delivery));
    rows.push_back(columns ? Cut(std::move(row), *columns) : std::move(row));
  }
  return rows;
}

std::string DeliveryTally(const std::vector<Delivery>& deliveries) {
  const auto receipted = std::count_if(deliveries.begin(), deliveries.end(),
                                       [](const Delivery& d) { return d.state() == distribution::v1::DELIVERY_STATE_RECEIPTED; });
  return absl::StrFormat("%s%d/%d nơi nhận đã xác nhận · receipted", kIndent, receipted, deliveries.size());
}

}  // namespace vanthu::standalone
