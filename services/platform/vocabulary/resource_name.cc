#include "services/platform/vocabulary/resource_name.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu {

absl::StatusOr<std::vector<std::string>> IdsOf(std::string_view name, std::initializer_list<std::string_view> collections) {
  const std::vector<std::string> parts = absl::StrSplit(std::string(name), '/');
  std::vector<std::string> ids;
  std::string form;
  size_t at = 0;
  for (const std::string_view collection : collections) {
    absl::StrAppend(&form, form.empty() ? "" : "/", std::string(collection), "/*");
    if (at + 1 < parts.size() && parts[at] == collection && IsIdentifierText(parts[at + 1])) ids.push_back(parts[at + 1]);
    at += 2;
  }
  if (parts.size() == at && ids.size() == collections.size()) return ids;
  return absl::InvalidArgumentError(absl::StrCat("\"", std::string(name), "\" is no name of the form ", form));
}

}  // namespace vanthu
