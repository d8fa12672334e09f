#pragma once

#include <string>

#include "absl/time/time.h"

namespace vanthu::drafting {

// Where a list that is told newest first goes on: before what was made then, under that id. The first page: before all.
struct ListPlace {
  absl::Time made_at = absl::InfiniteFuture();
  std::string id;
};

}  // namespace vanthu::drafting
