#include "services/drafting/reading/file_format.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/drafting/reading/docx_manuscript.h"
#include "services/drafting/reading/file_refusal.h"
#include "services/drafting/reading/plain_text.h"
#include "services/drafting/reading/text_manuscript.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

using status::Reason;

constexpr std::string_view kZipBegin = "PK\x03\x04", kEmptyZip = "PK\x05\x06";

struct Signature {
  std::string_view bytes;
  const char* vietnamese;
  const char* english;
  bool is_text;  // a program opens it that can save it as .docx
};

constexpr Signature kSignatures[] = {
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "tệp Word đời cũ (.doc) hoặc tệp khóa bằng mật khẩu",
     "a file of an old Word (.doc), or one that is locked with a password", true},
    {"%PDF-", "tệp PDF", "a PDF", true},
    {"{\\rtf", "tệp Rich Text (.rtf)", "a Rich Text file (.rtf)", true},
    {"MZ", "chương trình Windows", "a program for Windows", false},
    {"\x7F"
     "ELF",
     "chương trình Linux", "a program for Linux", false},
    {"\x89PNG", "ảnh", "a picture", false},
    {"\xFF\xD8\xFF", "ảnh", "a picture", false},
    {"Rar!", "tệp nén (.rar)", "an archive (.rar)", false},
    {"7z\xBC\xAF", "tệp nén (.7z)", "an archive (.7z)", false},
};

std::optional<ForeignFormat> ForeignFormatOf(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (!bytes.starts_with(signature.bytes)) continue;
    // Words may begin with the letters MZ; a program has binary fields behind them.
    if (signature.bytes == "MZ" && bytes.substr(0, 64).find('\0') == std::string_view::npos) continue;
    if (signature.is_text) {
      return ForeignFormat{
          signature.vietnamese, signature.english,
          "Mở bằng Word hoặc LibreOffice (bỏ mật khẩu nếu có), lưu thành .docx rồi gửi lại; bản scan thì phải soạn lại.",
          "Open it in Word or LibreOffice (take off a password), save it as .docx and send that; a scan has to be typed."};
    }
    return ForeignFormat{signature.vietnamese, signature.english, "Chọn đúng tệp văn bản rồi gửi lại.",
                         "Choose the file that holds the dispatch's text and send that."};
  }
  return std::nullopt;
}

}  // namespace

absl::Status CheckFileSize(uint64_t bytes, std::string_view file_name) {
  if (bytes <= kDispatchFileBytesMax) return absl::OkStatus();
  return status::Error(
      Reason::kFileTooLarge,
      {{"name", std::string(file_name)}, {"value", absl::StrCat(bytes)}, {"limit", absl::StrCat(kDispatchFileBytesMax)}});
}

absl::StatusOr<Manuscript> ReadFile(std::string_view file_bytes, std::string_view file_name) {
  RETURN_IF_ERROR(CheckFileSize(file_bytes.size(), file_name));
  if (file_bytes.starts_with(kZipBegin) || file_bytes.starts_with(kEmptyZip)) return ReadDocx(file_bytes, file_name);
  if (auto foreign = ForeignFormatOf(file_bytes)) return RefuseFormat(file_name, *std::move(foreign));
  ASSIGN_OR_RETURN(const PlainText plain, ReadPlainText(file_bytes, file_name));
  return ManuscriptOf(plain);
}

}  // namespace vanthu::drafting
