#include "tests/benchmark/side_by_side.h"

#include <algorithm>
#include <cstdio>

#include "absl/strings/str_format.h"
#include "services/platform/status/macros.h"

namespace vanthu::benchmark {
namespace {

constexpr int kPrintedRoundsMax = 12;  // more are too short to tell anything one by one

double MedianOf(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

}  // namespace

absl::StatusOr<Medians> MeasureSideBySide(const Side& ours, const Side& peer, int rounds, std::string_view unit) {
  std::vector<double> our_rates;
  std::vector<double> peer_rates;
  for (int round = 0; round <= rounds; ++round) {
    double our_rate = 0;
    double peer_rate = 0;
    for (const bool is_our_turn : {round % 2 == 0, round % 2 != 0}) {
      ASSIGN_OR_RETURN(const double rate, (is_our_turn ? ours : peer).measure());
      (is_our_turn ? our_rate : peer_rate) = rate;
    }
    if (rounds <= kPrintedRoundsMax) {
      absl::PrintF("%s: %s %.0f %s, %s %.0f %s\n", round == 0 ? "warming" : absl::StrFormat("round %d", round), ours.name,
                   our_rate, unit, peer.name, peer_rate, unit);
      std::fflush(stdout);
    }
    if (round == 0) continue;
    our_rates.push_back(our_rate);
    peer_rates.push_back(peer_rate);
  }
  return Medians{MedianOf(std::move(our_rates)), MedianOf(std::move(peer_rates))};
}

std::string ResultLine(std::string_view name, const Medians& medians, std::string_view peer, std::string_view unit) {
  return absl::StrFormat("%s: ratio %.2f (ours %.0f %s, %s %.0f %s)", name, medians.ratio(), medians.ours, unit, peer,
                         medians.peer, unit);
}

int PrintResult(const absl::StatusOr<std::string>& line) {
  if (!line.ok()) {
    absl::FPrintF(stderr, "%s\n", line.status().ToString());
    return 1;
  }
  absl::PrintF("%s\n", *line);
  return 0;
}

}  // namespace vanthu::benchmark
