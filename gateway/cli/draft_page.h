#pragma once

#include <string>

#include "absl/status/status.h"
#include "gateway/cli/console.h"
#include "gateway/cli/server/json_fields.h"

namespace vanthu::cli {

// A draft as the gateway gives it: where it stands, then its content as `vanthu read` shows it. INVALID_FIELD for a content that
// this program does not understand.
absl::Status ShowDraft(const Json& draft, const ShowOptions& show, Console& console);

// "đã duyệt", "đang phát hành": what became of a draft, in a word.
std::string DraftStateText(const Json& draft, const ShowOptions& show);

// Prints a message of the gateway's as it came.
void PrintJson(const Json& json, Console& console);

}  // namespace vanthu::cli
