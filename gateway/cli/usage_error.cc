#include "gateway/cli/usage_error.h"

#include <map>

#include "absl/strings/str_cat.h"

namespace vanthu::cli {
namespace {

// By the kinds of CLI11's Error.hpp.
std::string_view InVietnamese(const std::string& kind) {
  static const auto& kTexts = *new std::map<std::string, std::string_view>{
      {"ArgumentMismatch", "Tùy chọn thiếu hoặc thừa giá trị"},
      {"ConversionError", "Giá trị không đúng dạng"},
      {"ExcludesError", "Hai tùy chọn này không đi cùng nhau"},
      {"ExtrasError", "Có phần không hiểu được"},
      {"RequiredError", "Thiếu phần bắt buộc"},
      {"RequiresError", "Tùy chọn này cần một tùy chọn khác"},
      {"ValidationError", "Giá trị không dùng được"},
  };
  const auto found = kTexts.find(kind);
  return found == kTexts.end() ? "Dòng lệnh sai" : found->second;
}

}  // namespace

std::string UsageErrorText(const CLI::ParseError& error, std::string_view language) {
  if (language == "en") return absl::StrCat(error.what(), "\nMore: --help behind the verb.\n");
  return absl::StrCat(InVietnamese(error.get_name()), " (", error.what(), ").\nXem thêm: --help sau tên lệnh.\n");
}

}  // namespace vanthu::cli
