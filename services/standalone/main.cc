#include <cstdio>

#include "services/platform/runtime/stop_signal.h"
#include "services/standalone/options.h"
#include "services/standalone/standalone.h"

namespace vanthu::standalone {
namespace {

int Main(int argc, char** argv) {
  Options options;
  if (const auto exit_code = ParseOptions(argc, argv, options)) return *exit_code;
  runtime::StopSignal stop;  // before the first thread
  Screen screen(stdout);
  const auto standalone = Standalone::Open(options);
  if (!standalone.ok()) {
    screen.Warn(standalone.status());
    return 1;
  }
  const absl::StatusOr<bool> done = (*standalone)->Run(options, screen, [&](absl::Duration time) { return stop.WaitFor(time); });
  if (!done.ok()) screen.Warn(done.status());
  const bool is_done = done.ok() && *done;
  const bool is_asked_once =
      options.once || !options.void_issuance.empty() || (!options.export_trust.empty() && options.issue.empty());
  if (!done.ok() || is_asked_once) return is_done ? 0 : 1;
  if (const absl::Status served = (*standalone)->Serve(screen); !served.ok()) {
    screen.Warn(served);
    return 1;
  }
  screen.Say("Đang phục vụ. Nhấn Ctrl-C để dừng.", "Serving. Press Ctrl-C to stop.");
  stop.Wait();
  (*standalone)->Drain();
  return 0;
}

}  // namespace
}  // namespace vanthu::standalone

int main(int argc, char** argv) { return vanthu::standalone::Main(argc, argv); }
