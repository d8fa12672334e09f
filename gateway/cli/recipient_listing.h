#pragma once

#include "gateway/cli/console.h"
#include "gateway/cli/server/json_fields.h"

namespace vanthu::cli {

// Lines of Kính gửi and Nơi nhận and whom each reaches, as a preview or an issuance tells them.
void ShowRecipients(const Json& expanded, const ShowOptions& show, Console& console);

}  // namespace vanthu::cli
