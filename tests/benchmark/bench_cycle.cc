#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "services/platform/status/macros.h"
#include "tests/benchmark/bare_cycle.h"
#include "tests/benchmark/issued_cycle.h"
#include "tests/benchmark/side_by_side.h"

namespace vanthu::benchmark {
namespace {

constexpr int kRecipients = 100;
constexpr int kDispatches = 200;
constexpr int kWarming = 5;
constexpr int kToldEach = 50;
constexpr char kUnit[] = "ms";
constexpr char kPeer[] = "bare program";

// The least span that `part` of them do not exceed.
double Percentile(std::vector<double> spans, double part) {
  std::sort(spans.begin(), spans.end());
  const auto rank = static_cast<size_t>(part * static_cast<double>(spans.size()) + 0.999999);
  return spans[std::clamp<size_t>(rank, 1, spans.size()) - 1];
}

absl::StatusOr<std::string> Measure() {
  ASSIGN_OR_RETURN(const auto ours, IssuedCycle::Open(kRecipients));
  ASSIGN_OR_RETURN(const auto peer, BareCycle::Open(ours->broker(), kRecipients));
  std::vector<double> our_spans;
  std::vector<double> peer_spans;
  for (int i = 1 - kWarming; i <= kDispatches; ++i) {
    ASSIGN_OR_RETURN(const absl::Duration our_span, ours->RunOnce());
    ASSIGN_OR_RETURN(const absl::Duration peer_span, peer->RunOnce());
    if (i < 1) continue;
    our_spans.push_back(absl::ToDoubleMilliseconds(our_span));
    peer_spans.push_back(absl::ToDoubleMilliseconds(peer_span));
    if (i % kToldEach == 0) {
      absl::PrintF("%d dispatches to %d recipients\n", i, kRecipients);
      std::fflush(stdout);
    }
  }
  const Medians half{Percentile(our_spans, 0.5), Percentile(peer_spans, 0.5)};
  const Medians most{Percentile(our_spans, 0.99), Percentile(peer_spans, 0.99)};
  absl::PrintF("%s\n", ResultLine("p50", half, kPeer, kUnit));
  return ResultLine("cycle", most, kPeer, kUnit);
}

}  // namespace
}  // namespace vanthu::benchmark

int main() { return vanthu::benchmark::PrintResult(vanthu::benchmark::Measure()); }
