#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace vanthu::cli {

// Who is signed in, where. The bearer credential is a secret: it is kept in a file that its owner alone can read.
struct Session {
  std::string server;   // "http://127.0.0.1:8080"
  std::string account;  // accounts/{account}
  std::string agency;   // agencies/{agency}
  std::string bearer;
};

// $XDG_CONFIG_HOME/vanthu/session, or below ~/.config.
std::filesystem::path DefaultSessionFile();

// Nothing where there is no file. A fault where others may read it, or it cannot be understood.
absl::StatusOr<std::optional<Session>> ReadSession(const std::filesystem::path& file);

// Whole or not at all, with mode 600 from its first byte on.
absl::Status WriteSession(const std::filesystem::path& file, const Session& session);

absl::Status RemoveSession(const std::filesystem::path& file);

}  // namespace vanthu::cli
