#pragma once

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// RETURN_IF_ERROR(Do());  ASSIGN_OR_RETURN(const auto number, Allocate());
// Either may stand in a lambda within the expression of the other: each names its temporary by a number of its own.
#define RETURN_IF_ERROR(expression) VANTHU_STATUS_RETURN(VANTHU_STATUS_CONCAT(status_, __COUNTER__), expression)
#define ASSIGN_OR_RETURN(declaration, expression) \
  VANTHU_STATUS_ASSIGN(VANTHU_STATUS_CONCAT(statusor_, __COUNTER__), declaration, expression)

#define VANTHU_STATUS_CONCAT_INNER(a, b) a##b
#define VANTHU_STATUS_CONCAT(a, b) VANTHU_STATUS_CONCAT_INNER(a, b)
#define VANTHU_STATUS_RETURN(temporary, expression)               \
  do {                                                            \
    if (absl::Status temporary = (expression); !temporary.ok()) { \
      return temporary;                                           \
    }                                                             \
  } while (false)
#define VANTHU_STATUS_ASSIGN(temporary, declaration, expression) \
  auto temporary = (expression);                                 \
  if (!temporary.ok()) return std::move(temporary).status();     \
  declaration = std::move(temporary).value()
