#pragma once

#include <vector>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// The documents that the content refers to, in the order of the text: what each citation gives of type, number and symbol, date,
// issuer and abstract; the first of a document and the later ones, which need not give all of it (Phụ lục I.II.6), are told
// apart. What a citation does not give stays empty.
std::vector<Citation> CitationsIn(const std::vector<Block>& body);

}  // namespace vanthu::drafting
