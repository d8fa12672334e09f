#pragma once

#include <string>
#include <vector>

#include "gateway/cli/server/json_fields.h"

namespace vanthu::cli {

// What is wrong with a register book of one year, line by line.
struct BookFault {
  int64_t number = 0;
  std::string vietnamese;
  std::string english;
};

// The numbers of a book and year in their order, as the gateway lists them: 1 to N without a gap or a double, days that do not
// step back, and each issued or voided. What the server says of itself; the proof over its public log is vanthu-register-audit's.
// Pure.
std::vector<BookFault> JudgeBook(const Json& numbers);

}  // namespace vanthu::cli
