#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::gateway {

// Single fields of a serialised message, without a message: what the gateway passes on it does not take apart. A field that is
// appended counts more than one that came before (proto3: the last one wins).

void AppendBytesField(int number, std::string_view value, std::string* wire);  // string, bytes or message
void AppendVarintField(int number, uint64_t value, std::string* wire);         // int64, enum, bool

// The field's last value; nothing where it is absent, of another type, or the bytes are no message. Views into `wire`.
std::optional<std::string_view> FindBytesField(std::string_view wire, int number);
std::optional<uint64_t> FindVarintField(std::string_view wire, int number);

}  // namespace vanthu::gateway
