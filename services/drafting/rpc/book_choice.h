#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "google/protobuf/map.h"
#include "services/drafting/issuance/dispatch_issuer.h"

namespace vanthu::drafting {

// Which book a dispatch is numbered in, as the configuration file `file` says it: `common_book`, and `book_of_type` by the types'
// ids. CONFIG_INVALID names the type that is none.
absl::StatusOr<BookChoice> BookChoiceOf(const std::string& file, const std::string& common_book,
                                        const google::protobuf::Map<std::string, std::string>& book_of_type);

}  // namespace vanthu::drafting
