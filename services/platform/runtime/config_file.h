#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "google/protobuf/message.h"

namespace vanthu::runtime {

// Reads a process's YAML strictly into a message of vanthu.config.v1. Keys are the schema's field names. CONFIG_INVALID names the
// file, the key with its path and line, and the cause: an unknown or repeated key, a key without value, a value of another kind,
// an anchor, alias or tag (a configuration says what it means in one place). NOT_FOUND where there is no such file.
absl::Status LoadConfigFile(const std::string& path, google::protobuf::Message* config);

// The same from text; `name` stands for the file in messages.
absl::Status LoadConfigText(std::string_view name, const std::string& yaml, google::protobuf::Message* config);

// `path` as it is meant in the configuration file `file`: relative to its folder; empty where it is empty.
std::filesystem::path PathIn(const std::string& file, const std::string& path);

// CONFIG_INVALID at `field` of `file`.
absl::Status WrongConfig(const std::string& file, std::string field, std::string cause, std::string cause_en);

}  // namespace vanthu::runtime
