#include "services/standalone/delivery_table.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace vanthu::standalone {
namespace {

using distribution::v1::Delivery;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

constexpr char kLong[] = "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và nông nghiệp tỉnh Sơn Thủy";

Delivery Of(const std::string& name, distribution::v1::DeliveryState state, const std::string& reason = "") {
  Delivery delivery;
  delivery.set_display_name(name);
  delivery.set_state(state);
  delivery.set_status(1);
  delivery.set_reason(reason);
  return delivery;
}

std::vector<Delivery> Some() {
  return {Of("Sở An", distribution::v1::DELIVERY_STATE_RECEIPTED),
          Of(kLong, distribution::v1::DELIVERY_STATE_QUEUED, "điểm nhận không sẵn sàng; the endpoint is not ready")};
}

int Columns(const std::string& row) {
  int columns = 0;
  for (const char byte : row) columns += (byte & 0xC0) != 0x80 ? 1 : 0;
  return columns;
}

TEST(DeliveryRows, AreWholeInAPipe) {
  const auto rows = DeliveryRows(Some(), std::nullopt);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_THAT(rows[0], EndsWith("  ✓ 01 đã đến · receipted"));
  EXPECT_THAT(rows[1], HasSubstr(kLong));
  EXPECT_THAT(rows[1], EndsWith("the endpoint is not ready"));
  EXPECT_EQ(rows[0].substr(0, 9), "  Sở An");
}

TEST(DeliveryRows, FitATerminalOfAnyWidth) {
  for (const int columns : {40, 60, 80, 132, 200}) {
    const auto rows = DeliveryRows(Some(), columns);
    for (const std::string& row : rows) EXPECT_LE(Columns(row), columns) << row;
    EXPECT_THAT(rows[1], StartsWith("  Ban Quản lý")) << columns;
  }
  EXPECT_THAT(DeliveryRows(Some(), 60)[1], HasSubstr("…"));
  EXPECT_THAT(DeliveryRows(Some(), 60)[1], HasSubstr("chờ gửi"));
  EXPECT_THAT(DeliveryRows(Some(), 200)[1], HasSubstr(kLong));
}

TEST(DeliveryRows, PutStatesBelowEachOther) {
  const auto rows = DeliveryRows(Some(), 80);
  EXPECT_EQ(Columns(rows[0].substr(0, rows[0].find("✓"))), Columns(rows[1].substr(0, rows[1].find("chờ gửi"))));
}

TEST(DeliveryTally, CountsTheReceipted) { EXPECT_THAT(DeliveryTally(Some()), HasSubstr("1/2 nơi nhận đã xác nhận")); }

}  // namespace
}  // namespace vanthu::standalone
