#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace vanthu::benchmark {

// One of the two sides of a comparison: measures itself once and gives its rate, more is better.
struct Side {
  std::string name;  // as the last line names it
  std::function<absl::StatusOr<double>()> measure;
};

struct Medians {
  double ours = 0;
  double peer = 0;
  double ratio() const { return ours / peer; }
};

// Both sides in turn, `rounds` times, the first one alternating, so that a machine that is slow for a while is slow for both. One
// round before is run and not counted: it warms them. Prints the
// rounds where they are few.
absl::StatusOr<Medians> MeasureSideBySide(const Side& ours, const Side& peer, int rounds, std::string_view unit);

// A benchmark's main: prints its last line, or why there is none; gives the exit code.
int PrintResult(const absl::StatusOr<std::string>& line);

// What `./dev bench` reads: "NAME: ratio R (ours A UNIT, PEER B UNIT)".
std::string ResultLine(std::string_view name, const Medians& medians, std::string_view peer, std::string_view unit);

}  // namespace vanthu::benchmark
