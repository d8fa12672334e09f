#include <cstdio>

#include "absl/strings/str_format.h"
#include "services/platform/status/macros.h"
#include "tests/benchmark/callers.h"
#include "tests/benchmark/counter_row.h"
#include "tests/benchmark/numbering_book.h"
#include "tests/benchmark/side_by_side.h"
#include "tests/support/postgres_server.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::benchmark {
namespace {

constexpr int kRounds = 7;
constexpr absl::Duration kSpan = absl::Seconds(2);
constexpr char kUnit[] = "numbers/s";

absl::StatusOr<std::string> Measure() {
  const support::TemporaryFolder folder;
  ASSIGN_OR_RETURN(const std::string url, support::PostgresUrl(support::Durability::kFull));
  ASSIGN_OR_RETURN(const auto peer, CounterRow::Open(url));
  ASSIGN_OR_RETURN(const auto ours, NumberingBook::Open(folder.path()));
  const Side our_side{"ours", [&] { return RateOfCallers(kSpan, [&](int caller) { return ours->Take(caller); }); }};
  const Side peer_side{"PostgreSQL", [&] { return RateOfCallers(kSpan, [&](int caller) { return peer->Take(caller); }); }};
  ASSIGN_OR_RETURN(const Medians medians, MeasureSideBySide(our_side, peer_side, kRounds, kUnit));
  RETURN_IF_ERROR(ours->Check());
  RETURN_IF_ERROR(peer->Check());
  return ResultLine("numbering", medians, peer_side.name, kUnit);
}

}  // namespace
}  // namespace vanthu::benchmark

int main() { return vanthu::benchmark::PrintResult(vanthu::benchmark::Measure()); }
