#pragma once

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// RETURN_IF_ERROR(Do());  ASSIGN_OR_RETURN(const auto number, Allocate());
#define RETURN_IF_ERROR(expression)                           \
  do {                                                        \
    if (absl::Status status_ = (expression); !status_.ok()) { \
      return status_;                                         \
    }                                                         \
  } while (false)

#define VANTHU_STATUS_CONCAT_INNER(a, b) a##b
#define VANTHU_STATUS_CONCAT(a, b) VANTHU_STATUS_CONCAT_INNER(a, b)
#define ASSIGN_OR_RETURN(declaration, expression) \
  VANTHU_STATUS_ASSIGN(VANTHU_STATUS_CONCAT(statusor_, __LINE__), declaration, expression)
#define VANTHU_STATUS_ASSIGN(temporary, declaration, expression) \
  auto temporary = (expression);                                 \
  if (!temporary.ok()) return std::move(temporary).status();     \
  declaration = std::move(temporary).value()
