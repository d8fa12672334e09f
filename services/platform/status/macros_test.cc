#include "services/platform/status/macros.h"

#include <functional>

#include "gtest/gtest.h"

namespace vanthu::status {
namespace {

absl::Status Run(const std::function<absl::Status()>& work) { return work(); }
absl::StatusOr<int> Value(const std::function<absl::StatusOr<int>()>& work) { return work(); }

// -Wshadow would refuse this file if the temporaries of nested uses had one name.
absl::StatusOr<int> Nested(const absl::Status& inner, const absl::StatusOr<int>& number) {
  RETURN_IF_ERROR(Run([&] {
    RETURN_IF_ERROR(Run([&] {
      RETURN_IF_ERROR(inner);
      return absl::OkStatus();
    }));
    return absl::OkStatus();
  }));
  ASSIGN_OR_RETURN(const int value, Value([&]() -> absl::StatusOr<int> {
                     ASSIGN_OR_RETURN(const int innermost, number);
                     RETURN_IF_ERROR(inner);
                     return innermost + 1;
                   }));
  return value;
}

TEST(Macros, MayBeNestedInLambdas) {
  EXPECT_EQ(*Nested(absl::OkStatus(), 1), 2);
  EXPECT_EQ(Nested(absl::AbortedError("a"), 1).status(), absl::AbortedError("a"));
  EXPECT_EQ(Nested(absl::OkStatus(), absl::DataLossError("b")).status(), absl::DataLossError("b"));
}

}  // namespace
}  // namespace vanthu::status
