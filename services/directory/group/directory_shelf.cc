#include "services/directory/group/directory_shelf.h"

#include <utility>

#include "services/directory/agency/agency_store.h"
#include "services/directory/agency/version_store.h"
#include "services/directory/group/group_store.h"
#include "services/directory/person/person_store.h"
#include "services/directory/succession/succession_store.h"
#include "services/platform/status/macros.h"

namespace vanthu::directory {

absl::StatusOr<BookContent> LoadBookContent(sql::Transaction& tx) {
  BookContent content;
  ASSIGN_OR_RETURN(content.agencies, LoadAgencies(tx));
  ASSIGN_OR_RETURN(content.successions, LoadSuccessions(tx));
  ASSIGN_OR_RETURN(content.groups, LoadGroups(tx));
  ASSIGN_OR_RETURN(content.people, LoadPeople(tx));
  return content;
}

absl::StatusOr<std::shared_ptr<const DirectoryBook>> DirectoryShelf::Current() {
  std::lock_guard lock(mutex_);
  int64_t version = 0;
  std::optional<BookContent> changed;
  RETURN_IF_ERROR(database_.Read([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(version, ReadVersion(tx));
    changed.reset();
    if (version == version_) return absl::OkStatus();
    ASSIGN_OR_RETURN(changed, LoadBookContent(tx));
    return absl::OkStatus();
  }));
  if (changed) {
    book_ = std::make_shared<const DirectoryBook>(*std::move(changed));
    version_ = version;
  }
  return book_;
}

}  // namespace vanthu::directory
