#pragma once

#include <string>
#include <string_view>

#include "gateway/http/visit.h"

namespace vanthu::gateway {

// Answers with the one message that a service gave: as JSON, or as the bytes that it holds. `ETag` is its field `etag`; a client
// that has that version (If-None-Match) is told so instead.
void AnswerMessage(Visit& visit, std::string_view wire);

// Whether an If-None-Match names the tag (weak comparison: RFC 9110, 13.1.2).
bool HasVersion(const RequestHead& head, std::string_view quoted_tag);

// An entity tag of a text; empty where it has characters that none may have.
std::string QuotedTag(std::string_view text);

}  // namespace vanthu::gateway
