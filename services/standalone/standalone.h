#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/standalone/options.h"
#include "services/standalone/screen.h"

namespace vanthu::standalone {

// The process: its data folder, the office's clock, the embedded broker, the suite and the threads that turn its pumps.
class Standalone {
 public:
  // DATA_FOLDER_LOCKED where another process has the folder; CONFIG_INVALID names the key.
  static absl::StatusOr<std::unique_ptr<Standalone>> Open(const Options& options);
  ~Standalone();

  // Opens the gateway where it is to listen and says so, to people and in the data folder; it serves until Drain, or this
  // object's end. UNAVAILABLE where the address is taken.
  absl::Status Serve(Screen& screen);
  void Drain();

  // Writes whom the installation vouches for.
  absl::Status ExportTrust(const std::string& file, Screen& screen);

 private:
  struct Parts;
  explicit Standalone(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace vanthu::standalone
