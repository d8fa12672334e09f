#include "gateway/cli/server/session_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gateway/cli/fault.h"
#include "gateway/cli/server/json_fields.h"

namespace vanthu::cli {
namespace {

namespace fs = std::filesystem;

absl::Status CannotWrite(const fs::path& file) {
  return Fault(absl::StatusCode::kInternal, absl::StrFormat("Không ghi được tệp phiên %s.", file.string()),
               absl::StrFormat("The session file %s cannot be written.", file.string()));
}

absl::Status OpenToOthers(const fs::path& file) {
  return Fault(absl::StatusCode::kFailedPrecondition,
               absl::StrFormat("Người khác đọc được tệp phiên %s. Chạy: chmod 600 %s", file.string(), file.string()),
               absl::StrFormat("Others can read the session file %s. Run: chmod 600 %s", file.string(), file.string()));
}

absl::Status NotASession(const fs::path& file) {
  return Fault(absl::StatusCode::kFailedPrecondition,
               absl::StrFormat("Không hiểu tệp phiên %s. Xóa nó rồi đăng nhập lại.", file.string()),
               absl::StrFormat("The session file %s makes no sense. Remove it and log in again.", file.string()));
}

bool WriteSecret(const fs::path& file, const std::string& text) {
  const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) return false;
  const bool is_written = fchmod(descriptor, 0600) == 0 && write(descriptor, text.data(), text.size()) == ssize_t(text.size()) &&
                          fsync(descriptor) == 0;
  return close(descriptor) == 0 && is_written;
}

}  // namespace

fs::path DefaultSessionFile() {
  const char* configured = std::getenv("XDG_CONFIG_HOME");
  if (configured != nullptr && *configured != '\0') return fs::path(configured) / "vanthu/session";
  const char* home = std::getenv("HOME");
  return fs::path(home == nullptr ? "." : home) / ".config/vanthu/session";
}

absl::StatusOr<std::optional<Session>> ReadSession(const fs::path& file) {
  struct stat facts {};
  if (stat(file.c_str(), &facts) != 0) return std::nullopt;
  if ((facts.st_mode & 077) != 0) return OpenToOthers(file);
  std::ifstream in(file, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  const Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  Session session{TextAt(json, "server"), TextAt(json, "account"), TextAt(json, "agency"), TextAt(json, "bearer")};
  if (session.server.empty() || session.bearer.empty()) return NotASession(file);
  return session;
}

absl::Status WriteSession(const fs::path& file, const Session& session) {
  std::error_code failed;
  fs::create_directories(file.parent_path(), failed);
  const Json json = {
      {"server", session.server}, {"account", session.account}, {"agency", session.agency}, {"bearer", session.bearer}};
  const fs::path part = absl::StrCat(file.string(), ".part");
  if (!WriteSecret(part, absl::StrCat(json.dump(2), "\n"))) return CannotWrite(file);
  fs::rename(part, file, failed);
  return failed ? CannotWrite(file) : absl::OkStatus();
}

absl::Status RemoveSession(const fs::path& file) {
  std::error_code failed;
  fs::remove(file, failed);
  return failed ? CannotWrite(file) : absl::OkStatus();
}

}  // namespace vanthu::cli
