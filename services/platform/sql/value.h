#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::sql {

// A BLOB (SQLite) or bytea (PostgreSQL): any bytes. std::string is for text only: UTF-8 without NUL, refused otherwise.
struct Bytes {
  std::string data;
  friend bool operator==(const Bytes&, const Bytes&) = default;
};

using Value = std::variant<std::monostate, int64_t, std::string, Bytes>;  // monostate is NULL

// How a C++ type stands in a column: To makes the parameter, From reads the column back. The rows of the house:
//   bool, integers and enums   bigint           absl::Time      bigint, microseconds since 1970 UTC
//   std::string, identifiers   text             absl::CivilDay  text, 2024-05-30
//   Bytes, Digest              blob             std::optional<T>  NULL allowed (reading NULL as a plain T is an error)
template <class T, class = void>
struct Column;

inline absl::Status WrongType(std::string_view wanted) {
  return absl::InternalError("a column does not hold " + std::string(wanted));
}

template <class T>
struct Column<T, std::enable_if_t<std::is_integral_v<T> || std::is_enum_v<T>>> {
  static Value To(T value) { return static_cast<int64_t>(value); }
  static absl::StatusOr<T> From(const Value& value) {
    if (const auto* number = std::get_if<int64_t>(&value)) return static_cast<T>(*number);
    return WrongType("an integer");
  }
};
template <>
struct Column<std::string> {
  static Value To(std::string value) { return value; }
  static absl::StatusOr<std::string> From(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return WrongType("text");
  }
};
template <>
struct Column<std::string_view> {
  static Value To(std::string_view value) { return std::string(value); }
};
template <>
struct Column<const char*> {
  static Value To(const char* value) { return std::string(value); }
};
template <>
struct Column<Bytes> {
  static Value To(Bytes value) { return value; }
  static absl::StatusOr<Bytes> From(const Value& value) {
    if (const auto* bytes = std::get_if<Bytes>(&value)) return *bytes;
    return WrongType("bytes");
  }
};
template <>
struct Column<Digest> {
  static Value To(const Digest& value) { return Bytes{value.Bytes()}; }
  static absl::StatusOr<Digest> From(const Value& value) {
    if (const auto* bytes = std::get_if<Bytes>(&value)) return Digest::FromBytes(bytes->data);
    return WrongType("a digest");
  }
};
template <class Tag>
struct Column<Identifier<Tag>> {
  static Value To(const Identifier<Tag>& value) { return value.text(); }
  static absl::StatusOr<Identifier<Tag>> From(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return Identifier<Tag>::Trusted(*text);
    return WrongType(Tag::kName);
  }
};
template <>
struct Column<absl::Time> {
  static Value To(absl::Time value) { return absl::ToUnixMicros(value); }
  static absl::StatusOr<absl::Time> From(const Value& value) {
    const auto* micros = std::get_if<int64_t>(&value);
    if (micros == nullptr) return WrongType("an instant");
    // ToUnixMicros makes the ends of the scale of the infinite instants: "never due" stays never.
    if (*micros == std::numeric_limits<int64_t>::max()) return absl::InfiniteFuture();
    if (*micros == std::numeric_limits<int64_t>::min()) return absl::InfinitePast();
    return absl::FromUnixMicros(*micros);
  }
};
template <>
struct Column<absl::CivilDay> {
  static Value To(absl::CivilDay value) { return DayText(value); }
  static absl::StatusOr<absl::CivilDay> From(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return ParseDay(*text);
    return WrongType("a day");
  }
};
template <class T>
struct Column<std::optional<T>> {
  static Value To(const std::optional<T>& value) { return value ? Column<T>::To(*value) : Value(); }
  static absl::StatusOr<std::optional<T>> From(const Value& value) {
    if (std::holds_alternative<std::monostate>(value)) return std::optional<T>();
    auto read = Column<T>::From(value);
    if (!read.ok()) return read.status();
    return std::optional<T>(*std::move(read));
  }
};

}  // namespace vanthu::sql
