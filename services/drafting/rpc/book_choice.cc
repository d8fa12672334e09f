#include "services/drafting/rpc/book_choice.h"

#include "absl/strings/str_cat.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {

absl::StatusOr<BookChoice> BookChoiceOf(const std::string& file, const std::string& common_book,
                                        const google::protobuf::Map<std::string, std::string>& book_of_type) {
  BookChoice choice;
  ASSIGN_OR_RETURN(choice.common, BookId::Of(common_book));
  for (const auto& [type_id, book] : book_of_type) {
    const auto type = DocumentTypeById(type_id);
    if (!type) {
      return status::Error(status::Reason::kConfigInvalid,
                           {{"name", file},
                            {"field", "book_of_type"},
                            {"cause", absl::StrCat("không có loại văn bản \"", type_id, "\"")},
                            {"cause_en", absl::StrCat("there is no type of document \"", type_id, "\"")}});
    }
    ASSIGN_OR_RETURN(choice.by_type[*type], BookId::Of(book));
  }
  return choice;
}

}  // namespace vanthu::drafting
