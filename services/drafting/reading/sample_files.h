#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::drafting {

// For tests: the dispatches of deploy/sample, by file name; a test that finds none fails by its own counts.
std::vector<std::string> SampleNames();
std::string SampleText(std::string_view name);

}  // namespace vanthu::drafting
