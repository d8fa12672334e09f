#include "services/drafting/reading/docx_package.h"

#include <zip.h>

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/drafting/reading/file_refusal.h"
#include "services/platform/status/macros.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

using status::Reason;

std::string KeyOf(std::string_view part) {
  std::string key(part);
  absl::AsciiStrToLower(&key);
  return key;
}

// Names that a careless program would unpack somewhere else.
bool LeadsOut(std::string_view name) {
  if (name.empty() || name.front() == '/' || text::FirstInvalidUtf8(name)) return true;
  const auto is_odd = [](unsigned char c) { return c < ' ' || c == 0x7F || c == '\\' || c == ':'; };
  if (std::any_of(name.begin(), name.end(), is_odd)) return true;
  for (size_t begin = 0; begin <= name.size();) {
    const size_t end = std::min(name.find('/', begin), name.size());
    if (name.substr(begin, end - begin) == "..") return true;
    begin = end + 1;
  }
  return false;
}

absl::Status RefuseLocked(std::string_view file_name) {
  return RefuseFormat(file_name, {"tệp khóa bằng mật khẩu", "locked with a password",
                                  "Mở bằng mật khẩu, bỏ mật khẩu, lưu lại thành .docx rồi gửi lại.",
                                  "Open it with the password, take the password off, save it as .docx and send that."});
}

}  // namespace

void DocxPackage::Discarder::operator()(zip* archive) const { zip_discard(archive); }

DocxPackage::DocxPackage(std::unique_ptr<zip, Discarder> archive, std::string_view file_name)
    : archive_(std::move(archive)), file_name_(file_name) {}

absl::StatusOr<DocxPackage> DocxPackage::Open(std::string_view bytes, std::string_view file_name) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* const archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    const std::string why = zip_error_strerror(&error);
    if (source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    return RefuseDamaged(
        file_name, {absl::StrCat("không mở được gói nén (", why, ")"), absl::StrCat("its zip cannot be opened (", why, ")")});
  }
  zip_error_fini(&error);
  DocxPackage package(std::unique_ptr<zip, Discarder>(archive), file_name);
  RETURN_IF_ERROR(package.List());
  return package;
}

absl::Status DocxPackage::List() {
  const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
  if (count > kPackageEntriesMax) {
    return RefuseUnsafe(file_name_, {absl::StrCat("gói nén có ", count, " tệp con, quá ", kPackageEntriesMax),
                                     absl::StrCat("it holds ", count, " files, more than ", kPackageEntriesMax)});
  }
  for (zip_int64_t index = 0; index < count; ++index) RETURN_IF_ERROR(ListEntry(static_cast<uint64_t>(index)));
  return absl::OkStatus();
}

absl::Status DocxPackage::ListEntry(uint64_t index) {
  static constexpr zip_uint64_t kNeeded = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;
  zip_stat_t found;
  if (zip_stat_index(archive_.get(), index, 0, &found) != 0 || (found.valid & kNeeded) != kNeeded) {
    return RefuseDamaged(file_name_, {"mục lục của gói nén không đọc được", "its zip's directory cannot be read"});
  }
  const std::string_view name = found.name;
  if (LeadsOut(name)) return RefuseUnsafe(file_name_, {"tên tệp con trỏ ra ngoài gói nén", "a name in it leads out of its zip"});
  if ((found.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && found.encryption_method != ZIP_EM_NONE) return RefuseLocked(file_name_);
  if (found.comp_method != ZIP_CM_STORE && found.comp_method != ZIP_CM_DEFLATE) {
    return RefuseDamaged(file_name_, {"kiểu nén lạ", "it is compressed in an unknown way"});
  }
  const bool swells = found.size > kRatioFreeBytes && found.size / std::max<uint64_t>(found.comp_size, 1) > kPackedRatioMax;
  if (swells || found.size > kPackageBytesMax - bytes_) {
    return RefuseUnsafe(file_name_, {"bung ra lớn bất thường (bom nén)", "it swells beyond reason when unpacked (a zip bomb)"});
  }
  bytes_ += found.size;
  if (!entries_.try_emplace(KeyOf(name), Entry{index, found.size}).second) {
    return RefuseUnsafe(file_name_, {absl::StrCat("có hai tệp con cùng tên \"", found.name, "\""),
                                     absl::StrCat("it holds two files named \"", found.name, "\"")});
  }
  return absl::OkStatus();
}

bool DocxPackage::Holds(std::string_view part) const { return entries_.find(KeyOf(part)) != entries_.end(); }

bool DocxPackage::HoldsAnyNamed(std::string_view last_name) const {
  const std::string ending = "/" + KeyOf(last_name);
  return std::any_of(entries_.begin(), entries_.end(), [&](const auto& entry) { return entry.first.ends_with(ending); });
}

absl::StatusOr<std::string> DocxPackage::Read(std::string_view part) {
  const auto found = entries_.find(KeyOf(part));
  if (found == entries_.end()) {
    return RefuseDamaged(file_name_, {absl::StrCat("thiếu phần \"", std::string(part), "\""),
                                      absl::StrCat("its part \"", std::string(part), "\" is missing")});
  }
  const Entry entry = found->second;
  if (entry.size > kReadPartsBytesMax - read_) {
    return status::Error(Reason::kFileTooLarge, {{"name", absl::StrCat(file_name_, " (", std::string(part), ")")},
                                                 {"value", absl::StrCat(read_ + entry.size)},
                                                 {"limit", absl::StrCat(kReadPartsBytesMax)}});
  }
  read_ += entry.size;
  std::string bytes(entry.size, '\0');
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen_index(archive_.get(), entry.index, 0), zip_fclose);
  char beyond = 0;
  // What is longer than it says is no longer read; its end is where libzip compares the checksum.
  const bool whole = file != nullptr &&
                     zip_fread(file.get(), bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()) &&
                     zip_fread(file.get(), &beyond, 1) == 0;
  if (whole) return bytes;
  return RefuseDamaged(file_name_, {absl::StrCat("phần \"", std::string(part), "\" không giải nén được"),
                                    absl::StrCat("its part \"", std::string(part), "\" cannot be unpacked")});
}

}  // namespace vanthu::drafting
