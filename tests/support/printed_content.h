#pragma once

#include "services/drafting/draft/draft.h"
#include "tests/support/line_breaker.h"

namespace vanthu::support {

// Title and abstract of the types that have a title.
Lines PrintTitle(const drafting::Draft& draft, const DispatchLayout& layout, LineBreaker& breaker);
// Kính gửi; of a công điện nothing, for its list stands in the content.
Lines PrintAddressees(const drafting::Draft& draft, const DispatchLayout& layout, LineBreaker& breaker);
// Content, closing mark and the note on attachments.
Lines PrintContent(const drafting::Draft& draft, const DispatchLayout& layout, LineBreaker& breaker);
Lines PrintAnnexes(const drafting::Draft& draft, const DispatchLayout& layout, LineBreaker& breaker);

// "text (note);"
std::string ItemText(const drafting::RecipientItem& item);

}  // namespace vanthu::support
