#include "gateway/cli/console.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "CLI/Config.hpp"
#include "CLI/Formatter.hpp"
#include "absl/strings/str_cat.h"
#include "gateway/cli/fault.h"
#include "gateway/cli/refusal_json.h"
#include "services/drafting/reading/file_format.h"
#include "services/platform/status/macros.h"

namespace vanthu::cli {

void AddLanguageOption(CLI::App& verb, std::string& language) {
  verb.add_option("--lang", language, "ngôn ngữ / language: vi, en")->check(CLI::IsMember({"vi", "en"}));
}

void AddShowOptions(CLI::App& verb, const Console& console, ShowOptions& options) {
  options.language = console.terminal().language;
  verb.add_flag("--json", options.json, "kết quả dạng JSON / print JSON");
  AddLanguageOption(verb, options.language);
}

void Console::Refuse(const absl::Status& refusal, const ShowOptions& options) {
  exit_code_ = status::IsRetryable(refusal) ? kTryLater : kRefused;
  if (options.json) {
    out_ << nlohmann::json{{"refused", RefusalJson(refusal)}}.dump(2) << "\n";
  } else {
    err_ << TextOf(refusal, options.Language()) << "\n";
  }
}

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) return status::Error(status::Reason::kNotFound, {{"name", path}});
  RETURN_IF_ERROR(drafting::CheckFileSize(size, path));
  return ReadFile(path, size);
}

absl::StatusOr<std::string> ReadFile(const std::string& path, uintmax_t bytes_max) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) return status::Error(status::Reason::kNotFound, {{"name", path}});
  if (size > bytes_max) {
    return status::Error(status::Reason::kLimitExceeded,
                         {{"field", path}, {"limit", absl::StrCat(bytes_max)}, {"value", absl::StrCat(size)}});
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) return status::Error(status::Reason::kNotFound, {{"name", path}});
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace vanthu::cli
