#include "gateway/http/wire_fields.h"

namespace vanthu::gateway {
namespace {

enum WireType : uint64_t { kVarint = 0, kFixed64 = 1, kBytes = 2, kFixed32 = 5 };

void AppendVarint(uint64_t value, std::string* wire) {
  while (value >= 0x80) {
    wire->push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  wire->push_back(static_cast<char>(value));
}

std::optional<uint64_t> TakeVarint(std::string_view* wire) {
  uint64_t value = 0;
  for (int shift = 0; shift < 70 && !wire->empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(wire->front());
    wire->remove_prefix(1);
    if (shift < 64) value |= static_cast<uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  return std::nullopt;
}

struct Field {
  uint64_t number = 0;
  uint64_t type = 0;
  uint64_t varint = 0;
  std::string_view bytes;
};

std::optional<Field> TakeField(std::string_view* wire) {
  const auto tag = TakeVarint(wire);
  if (!tag) return std::nullopt;
  Field field{.number = *tag >> 3, .type = *tag & 7};
  uint64_t size = field.type == kFixed64 ? 8 : 4;
  if (field.type == kVarint || field.type == kBytes) {
    const auto value = TakeVarint(wire);
    if (!value) return std::nullopt;
    field.varint = *value;
    size = field.type == kBytes ? *value : 0;
  } else if (field.type != kFixed64 && field.type != kFixed32) {
    return std::nullopt;  // groups are not in proto3
  }
  if (size > wire->size()) return std::nullopt;
  field.bytes = wire->substr(0, size);
  wire->remove_prefix(size);
  return field;
}

std::optional<Field> FindField(std::string_view wire, int number, WireType type) {
  std::optional<Field> found;
  while (!wire.empty()) {
    const auto field = TakeField(&wire);
    if (!field) return std::nullopt;
    if (field->number == static_cast<uint64_t>(number) && field->type == type) found = field;
  }
  return found;
}

}  // namespace

void AppendBytesField(int number, std::string_view value, std::string* wire) {
  AppendVarint(static_cast<uint64_t>(number) << 3 | kBytes, wire);
  AppendVarint(value.size(), wire);
  wire->append(value);
}

void AppendVarintField(int number, uint64_t value, std::string* wire) {
  AppendVarint(static_cast<uint64_t>(number) << 3 | kVarint, wire);
  AppendVarint(value, wire);
}

std::optional<std::string_view> FindBytesField(std::string_view wire, int number) {
  const auto field = FindField(wire, number, kBytes);
  if (!field) return std::nullopt;
  return field->bytes;
}

std::optional<uint64_t> FindVarintField(std::string_view wire, int number) {
  const auto field = FindField(wire, number, kVarint);
  if (!field) return std::nullopt;
  return field->varint;
}

}  // namespace vanthu::gateway
