#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "services/standalone/options.h"
#include "services/standalone/sample_cycle.h"

namespace vanthu::standalone {

// The process: its data folder, the office's clock, the embedded broker, the suite and the threads that turn its pumps.
class Standalone {
 public:
  // DATA_FOLDER_LOCKED where another process has the folder; CONFIG_INVALID names the key.
  static absl::StatusOr<std::unique_ptr<Standalone>> Open(const Options& options);
  ~Standalone();

  // What the command line asked for: void, issue, export, or nothing; CANCELLED where `wait` heard the wish to stop. Whether a
  // dispatch, if one was asked for, has all its receipts.
  absl::StatusOr<bool> Run(const Options& options, Screen& screen, Wait wait);

  // Opens the gateway where the configuration says so; it serves until Drain, or this object's end. UNAVAILABLE where the address
  // is taken.
  absl::Status Serve(Screen& screen);
  void Drain();

 private:
  struct Parts;
  absl::StatusOr<bool> Play(const Options& options, Screen& screen, Wait wait);
  absl::Status ExportTrust(const std::string& file, Screen& screen);
  explicit Standalone(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace vanthu::standalone
