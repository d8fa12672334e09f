#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <string>

#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "services/platform/status/macros.h"
#include "tests/benchmark/bare_producer.h"
#include "tests/benchmark/fan_out_records.h"
#include "tests/benchmark/peak_memory.h"
#include "tests/benchmark/relayed_fan_out.h"
#include "tests/benchmark/side_by_side.h"

namespace vanthu::benchmark {
namespace {

constexpr int kFew = 200;
constexpr int kMany = 1000;
constexpr int kRecords = 40'000;  // that each side sends: one fan-out is short beside what else the machine does
constexpr char kUnit[] = "records/s";
constexpr char kPeer[] = "librdkafka";

double RateOf(int64_t records, absl::Duration span) { return static_cast<double>(records) / absl::ToDoubleSeconds(span); }

absl::StatusOr<Medians> Compare(int recipients) {
  const auto entries = SealedFanOut(recipients, absl::Now());
  ASSIGN_OR_RETURN(const auto relayed, RelayedFanOut::Open(entries));
  RETURN_IF_ERROR(relayed->RunOnce().status());  // makes the topics, which the peer then finds
  ASSIGN_OR_RETURN(const auto bare, BareProducer::Connect(relayed->broker().bootstrap_servers(), entries));
  absl::Duration acknowledged;
  absl::Duration noted;
  const Side ours{"ours", [&]() -> absl::StatusOr<double> {
                    ASSIGN_OR_RETURN(const auto spans, relayed->RunOnce());
                    acknowledged += spans.acknowledged;
                    noted += spans.noted;
                    return RateOf(recipients, spans.acknowledged);
                  }};
  const Side peer{kPeer, [&]() -> absl::StatusOr<double> {
                    ASSIGN_OR_RETURN(const absl::Duration span, bare->RunOnce());
                    return RateOf(recipients, span);
                  }};
  absl::PrintF("One dispatch to %d recipients, %d bytes a record\n", recipients, entries.front().record.value.size());
  ASSIGN_OR_RETURN(const Medians medians, MeasureSideBySide(ours, peer, kRecords / recipients, kUnit));
  absl::PrintF("%s; the outbox's note afterwards takes another %.0f %%\n",
               ResultLine(absl::StrFormat("%d recipients", recipients), medians, kPeer, kUnit),
               100 * absl::FDivDuration(noted - acknowledged, acknowledged));
  return medians;
}

// The greatest resident size of a process that relays one fan-out and does nothing else: a child, so that one measurement does
// not find the other's memory. Called before there are threads.
absl::StatusOr<int64_t> PeakOf(int recipients) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return absl::ErrnoToStatus(errno, "pipe");
  const pid_t child = fork();
  if (child < 0) return absl::ErrnoToStatus(errno, "fork");
  if (child == 0) {
    int64_t peak = 0;
    if (const auto relayed = RelayedFanOut::Open(SealedFanOut(recipients, absl::Now())); relayed.ok()) {
      if ((*relayed)->RunOnce().ok()) peak = PeakKibibytes(getpid());
    }
    _exit(write(ends[1], &peak, sizeof(peak)) == sizeof(peak) && peak > 0 ? 0 : 1);
  }
  int64_t peak = 0;
  const bool is_told = read(ends[0], &peak, sizeof(peak)) == sizeof(peak);
  int outcome = 0;
  waitpid(child, &outcome, 0);
  close(ends[0]);
  close(ends[1]);
  if (!is_told || outcome != 0) return absl::InternalError("the fan-out whose memory was to be measured failed");
  return peak;
}

absl::Status PrintMemory() {
  ASSIGN_OR_RETURN(const int64_t none, PeakOf(1));
  ASSIGN_OR_RETURN(const int64_t few, PeakOf(kFew));
  ASSIGN_OR_RETURN(const int64_t many, PeakOf(kMany));
  absl::PrintF(
      "memory, with the embedded broker and its log: %d KiB for 1 recipient, %d for %d, %d for %d: %.1f KiB each up to %d, "
      "%.1f each from there to %d\n",
      none, few, kFew, many, kMany, static_cast<double>(few - none) / (kFew - 1), kFew,
      static_cast<double>(many - few) / (kMany - kFew), kMany);
  return absl::OkStatus();
}

absl::StatusOr<std::string> Measure() {
  RETURN_IF_ERROR(PrintMemory());
  ASSIGN_OR_RETURN(const Medians few, Compare(kFew));
  ASSIGN_OR_RETURN(const Medians many, Compare(kMany));
  return ResultLine("fanout", few.ratio() < many.ratio() ? few : many, kPeer, kUnit);
}

}  // namespace
}  // namespace vanthu::benchmark

int main() { return vanthu::benchmark::PrintResult(vanthu::benchmark::Measure()); }
