#pragma once

#include <filesystem>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/files/disk.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::runtime {

// The public keys whose signature makes a person's token, as they stand in a PEM file that the directory's process writes. Read
// again when it was replaced, looked at once a second. A file that is missing or wrong leaves the keys as they were last.
// Threads: any.
class TokenKeyFile {
 public:
  // `disk` and `clock` outlive it.
  TokenKeyFile(files::Disk& disk, Clock& clock, std::filesystem::path path);

  std::vector<crypto::PublicKey> Keys();
  absl::Status last_failure();  // why the file was not taken up; OK where it was

 private:
  void Read();

  files::Disk& disk_;
  Clock& clock_;
  const std::filesystem::path path_;
  std::mutex mutex_;  // guards all below
  absl::Time looked_at_ = absl::InfinitePast();
  std::string text_;
  std::vector<crypto::PublicKey> keys_;
  absl::Status failure_;
};

// Puts `key` into the file, before those that are there: tokens of an earlier key stay good until an operator takes it out.
// Repeating it changes nothing.
absl::Status AddTokenKey(files::Disk& disk, const std::filesystem::path& path, const crypto::PublicKey& key);

}  // namespace vanthu::runtime
