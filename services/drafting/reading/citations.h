#pragma once

#include <vector>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// The documents that the content refers to, in the order of the text: what its first citation gives of type, number and symbol,
// date, issuer and abstract (Phụ lục I.II.6). What it does not give stays empty.
std::vector<Citation> CitationsIn(const std::vector<Block>& body);

}  // namespace vanthu::drafting
