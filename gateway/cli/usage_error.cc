#include "gateway/cli/usage_error.h"

#include "absl/strings/str_cat.h"

namespace vanthu::cli {
namespace {

std::string_view InVietnamese(CLI::ExitCodes kind) {
  switch (kind) {
    case CLI::ExitCodes::ArgumentMismatch:
      return "Tùy chọn thiếu hoặc thừa giá trị";
    case CLI::ExitCodes::ConversionError:
      return "Giá trị không đúng dạng";
    case CLI::ExitCodes::ExcludesError:
      return "Hai tùy chọn này không đi cùng nhau";
    case CLI::ExitCodes::ExtrasError:
      return "Có phần không hiểu được";
    case CLI::ExitCodes::RequiredError:
      return "Thiếu phần bắt buộc";
    case CLI::ExitCodes::RequiresError:
      return "Tùy chọn này cần một tùy chọn khác";
    case CLI::ExitCodes::ValidationError:
      return "Giá trị không dùng được";
    default:
      return "Dòng lệnh sai";
  }
}

}  // namespace

std::string UsageErrorText(const CLI::ParseError& error, std::string_view language) {
  if (language == "en") return absl::StrCat(error.what(), "\nMore: --help behind the verb.\n");
  return absl::StrCat(std::string(InVietnamese(static_cast<CLI::ExitCodes>(error.get_exit_code()))), " (", error.what(),
                      ").\nXem thêm: --help sau tên lệnh.\n");
}

}  // namespace vanthu::cli
