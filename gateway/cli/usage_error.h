#pragma once

#include <string>
#include <string_view>

#include "CLI/Error.hpp"

namespace vanthu::cli {

// What is wrong with the command line, in the language; the words of the line itself stay as they were typed. In Vietnamese the
// parser's own English follows in brackets.
std::string UsageErrorText(const CLI::ParseError& error, std::string_view language);

}  // namespace vanthu::cli
