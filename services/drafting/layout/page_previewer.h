#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft.h"
#include "services/drafting/layout/page_setter.h"
#include "services/drafting/review/directory.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::drafting {

// The page of a draft that somebody is writing, as it would look if it were issued today, without number and day. Nothing is
// stored. Threads: any. What it is given outlives it.
class PagePreviewer {
 public:
  PagePreviewer(const PageSetter& pages, Directory& directory, Clock& clock)
      : pages_(pages), directory_(directory), clock_(clock) {}

  // A PDF. PAGE_NOT_SET as PageSetter, and for one that is too large to be shown at once.
  absl::StatusOr<std::string> Preview(const AgencyId& agency, const Draft& draft);

 private:
  IssuerNames NamesOf(const AgencyId& agency, const Draft& draft);

  const PageSetter& pages_;
  Directory& directory_;
  Clock& clock_;
};

}  // namespace vanthu::drafting
