#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu {

// Who receives: an agency, or one of its units (an internal unit uses its agency's topic and connector).
struct Recipient {
  AgencyId agency;
  std::optional<UnitId> unit;

  std::string Name() const;  // "agencies/x" or "agencies/x/units/y"
  static absl::StatusOr<Recipient> Parse(std::string_view name);
  friend auto operator<=>(const Recipient&, const Recipient&) = default;
};

// Số và ký hiệu, the number and symbol of a dispatch (Điều 8, Phụ lục I.II.3): "05/STTTT-BCXB", "15/QĐ-UBND".
struct DispatchNumber {
  int64_t number = 0;    // 1..N in its book and year
  std::string notation;  // "STTTT-BCXB"

  std::string Text() const;  // a number below 10 has a leading zero
  friend bool operator==(const DispatchNumber&, const DispatchNumber&) = default;
};

// Độ khẩn (Điều 8, Phụ lục I.II.10b), in the order in which queues serve it: a greater one first.
enum class Urgency { kNormal = 0, kUrgent = 1 /* Khẩn */, kVeryUrgent = 2 /* Thượng khẩn */, kFlash = 3 /* Hỏa tốc */ };

// The processing states of a delivery as the recipient reports them (QĐ 28/2018/QĐ-TTg; DOMAIN: status messages of edXML).
enum class ReceiptStatus {
  kArrived = 1,         // 01 Đã đến
  kRefused = 2,         // 02 Từ chối tiếp nhận
  kRegistered = 3,      // 03 Tiếp nhận, vào sổ văn bản đến
  kAssigned = 4,        // 04 Phân công xử lý
  kInProgress = 5,      // 05 Đang xử lý
  kDone = 6,            // 06 Hoàn thành xử lý
  kRecallAsked = 13,    // 13 Yêu cầu lấy lại
  kRecallAgreed = 15,   // 15 Đồng ý cập nhật/lấy lại
  kRecallRefused = 16,  // 16 Từ chối cập nhật/lấy lại
};
std::string ReceiptStatusCode(ReceiptStatus status);  // "01"

// Which try at one delivery: 1 from publication; n+1 exists only after receipt 02 for n.
using Attempt = int64_t;

// The topic of a recipient's inbox and of an issuer's receipts (docs/contracts.md).
std::string InboxTopic(const AgencyId& recipient);
std::string ReceiptsTopic(const AgencyId& issuer);

// Asia/Ho_Chi_Minh has been UTC+7 without daylight saving since 1975: a day and a year of a register are told by it.
absl::CivilDay DayInVietnam(absl::Time instant);
std::string DayText(absl::CivilDay day);                         // "2024-05-30"
absl::StatusOr<absl::CivilDay> ParseDay(std::string_view text);  // of "2024-05-30"

// RFC 3339 in UTC with microseconds, "2024-05-30T01:02:03.000004Z": the one form in canonical bytes.
std::string InstantText(absl::Time instant);
absl::StatusOr<absl::Time> ParseInstant(std::string_view text);

}  // namespace vanthu
