#include "services/directory/rpc/page.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/directory/limits.h"
#include "services/directory/rpc/resource_name.h"

namespace vanthu::directory {

absl::StatusOr<int> PageSizeFrom(int page_size) {
  if (page_size < 0) return InvalidField("page_size", absl::StrCat(page_size), "Không được âm.", "It may not be negative.");
  return page_size == 0 ? kPageSizeDefault : std::min(page_size, kPageSizeMax);
}

absl::Status WrongPageToken(const std::string& token) {
  return InvalidField("page_token", token, "Dùng đúng mã trang của lần trước.", "Use the token that the page before gave.");
}

}  // namespace vanthu::directory
