#include "services/platform/sql/postgres_value.h"

#include <cstdint>
#include <variant>

#include "absl/strings/str_format.h"
#include "services/platform/sql/failure.h"

namespace vanthu::sql {
namespace {

// pg_type.dat: these numbers are fixed for ever.
constexpr unsigned kBool = 16, kBytea = 17, kName = 19, kInt8 = 20, kInt2 = 21, kInt4 = 23, kText = 25, kVarchar = 1043,
                   kVoid = 2278;

std::string BigEndian(int64_t number) {
  std::string bytes(8, '\0');
  auto rest = static_cast<uint64_t>(number);
  for (int i = 7; i >= 0; --i, rest >>= 8) bytes[static_cast<size_t>(i)] = static_cast<char>(rest & 0xff);
  return bytes;
}

// Of 1, 2, 4 or 8 bytes, with its sign.
int64_t FromBigEndian(std::string_view bytes) {
  uint64_t number = !bytes.empty() && (bytes[0] & 0x80) != 0 ? ~uint64_t{0} : 0;
  for (const char byte : bytes) number = number << 8 | static_cast<uint8_t>(byte);
  return static_cast<int64_t>(number);
}

}  // namespace

PostgresParameters::PostgresParameters(const std::vector<const Value*>& values)
    : pointers_(values.size(), nullptr), lengths_(values.size(), 0), formats_(values.size(), 1) {
  integers_.reserve(values.size());  // the pointers below stay true
  for (size_t i = 0; i < values.size(); ++i) {
    const std::string* bytes = std::get_if<std::string>(values[i]);
    if (const auto* blob = std::get_if<Bytes>(values[i])) bytes = &blob->data;
    if (const auto* integer = std::get_if<int64_t>(values[i])) bytes = &integers_.emplace_back(BigEndian(*integer));
    if (bytes == nullptr) continue;
    pointers_[i] = bytes->data();
    lengths_[i] = static_cast<int>(bytes->size());
  }
}

unsigned PostgresTypeOf(char letter) {
  switch (letter) {
    case 'i':
      return kInt8;
    case 't':
      return kText;
    case 'b':
      return kBytea;
    default:
      return 0;
  }
}

absl::StatusOr<Value> FromPostgres(unsigned type, std::string_view bytes) {
  switch (type) {
    case kBool:
      return Value(int64_t{!bytes.empty() && bytes[0] != 0});
    case kInt2:
    case kInt4:
    case kInt8:
      return Value(FromBigEndian(bytes));
    case kText:
    case kVarchar:
    case kName:
      return Value(std::string(bytes));
    case kBytea:
      return Value(Bytes{std::string(bytes)});
    case kVoid:
      return Value();
    default:
      return Failed(Failure::kOther, absl::StrFormat("a column has PostgreSQL's type %d: cast it", type));
  }
}

}  // namespace vanthu::sql
