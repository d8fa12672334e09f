#pragma once

#include "services/drafting/reading/manuscript.h"
#include "services/drafting/reading/plain_text.h"

namespace vanthu::drafting {

// The lines of a plain text. Marks of emphasis and HTML's formatting tags are taken off and said.
Manuscript ManuscriptOf(const PlainText& plain);

}  // namespace vanthu::drafting
