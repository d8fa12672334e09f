#pragma once

#include "services/drafting/draft/document_type.h"
#include "services/drafting/layout/page_input.h"

namespace vanthu::drafting {

// A page of an invented dispatch of any of the 29 types, in the form that its type has in the decree's Phụ lục III.
PageInput SampleForm(DocumentType type);

// A table of a sample: a head of two rows with cells joined both ways, and `rows` rows of four columns.
Block SampleTable(int rows);

// Twelve columns of figures, more than an upright sheet has room for.
Block SampleWideTable(int rows);

// Every part that a page can have: marks, urgency, table, emphasis, drafter's code, contact, three annexes, the last one across.
PageInput SampleOfEverything();

}  // namespace vanthu::drafting
