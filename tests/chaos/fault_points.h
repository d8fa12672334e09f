#pragma once

#include <string>
#include <vector>

namespace vanthu::chaos {

// Every place of the product's source where a test can kill the process, by name: a new one is found without telling anyone.
std::vector<std::string> FaultPoints();

}  // namespace vanthu::chaos
