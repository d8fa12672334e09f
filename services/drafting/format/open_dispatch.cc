#include "services/drafting/format/open_dispatch.h"

#include <utility>

#include "services/drafting/draft/content_bounds.h"
#include "services/drafting/draft/draft_json.h"
#include "services/drafting/format/issue_barrier.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/drafting/reading/file_format.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {

absl::StatusOr<Draft> OpenFile(std::string_view bytes, std::string_view file_name) {
  if (file_name.ends_with(".json")) return OpenContent(bytes);
  ASSIGN_OR_RETURN(Draft draft, ReadDispatch(bytes, file_name));
  RETURN_IF_ERROR(RefuseSecret(draft));
  return draft;
}

absl::StatusOr<Draft> OpenContent(std::string_view json) {
  RETURN_IF_ERROR(CheckFileSize(json.size(), "content_json"));
  RETURN_IF_ERROR(RefuseUnbounded(json));
  ASSIGN_OR_RETURN(Draft draft, DraftFromJson(json));
  RETURN_IF_ERROR(RefuseUnbounded(draft));
  RETURN_IF_ERROR(RefuseSecret(draft));
  return draft;
}

}  // namespace vanthu::drafting
