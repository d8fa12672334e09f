#include "services/platform/runtime/stop_signal.h"

#include <pthread.h>

namespace vanthu::runtime {

StopSignal::StopSignal() {
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGTERM);
  sigaddset(&signals_, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals_, &before_);
}

StopSignal::~StopSignal() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

void StopSignal::Wait() {
  int signal = 0;
  while (sigwait(&signals_, &signal) != 0) {}
}

}  // namespace vanthu::runtime
