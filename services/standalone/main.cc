#include <cstdio>

#include "services/platform/runtime/stop_signal.h"
#include "services/standalone/options.h"
#include "services/standalone/screen.h"
#include "services/standalone/standalone.h"

namespace vanthu::standalone {
namespace {

int Main(int argc, char** argv) {
  Options options;
  if (const auto exit_code = ParseOptions(argc, argv, options)) return *exit_code;
  runtime::StopSignal stop;  // before the first thread
  Screen screen(stdout);
  const auto standalone = Standalone::Open(options);
  absl::Status done = standalone.status();
  if (done.ok()) {
    done = options.export_trust.empty() ? (*standalone)->Serve(screen) : (*standalone)->ExportTrust(options.export_trust, screen);
  }
  if (!done.ok()) {
    screen.Warn(done);
    return 1;
  }
  if (!options.export_trust.empty()) return 0;
  screen.Say("Đang phục vụ. Nhấn Ctrl-C để dừng.", "Serving. Press Ctrl-C to stop.");
  stop.Wait();
  (*standalone)->Drain();
  return 0;
}

}  // namespace
}  // namespace vanthu::standalone

int main(int argc, char** argv) { return vanthu::standalone::Main(argc, argv); }
