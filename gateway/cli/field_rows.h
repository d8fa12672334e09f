#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/cli/console.h"

namespace vanthu::cli {

// Label and value, further lines under the first; a label without a value is left out.
class FieldRows {
 public:
  FieldRows(const ShowOptions& options, std::ostream& out) : options_(options), out_(out) {}

  void Add(std::string_view vietnamese, std::string_view english, const std::vector<std::string>& values);

 private:
  const ShowOptions& options_;
  std::ostream& out_;
};

}  // namespace vanthu::cli
