#pragma once

#include <exception>
#include <utility>

#include "absl/status/statusor.h"
#include "services/platform/status/cause.h"

namespace vanthu::rpc {

// Runs a handler's code: no exception leaves an endpoint.
template <class T, class F>
absl::StatusOr<T> Guarded(F&& work) {
  try {
    return std::forward<F>(work)();
  } catch (const std::exception& e) {
    return status::CausedError(status::Reason::kInternal, status::Quoted({"chương trình", "the program"}, e.what()));
  }
}

}  // namespace vanthu::rpc
