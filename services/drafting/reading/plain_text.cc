#include "services/drafting/reading/plain_text.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/legacy_encoding.h"
#include "services/platform/text/legibility.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/nfc.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

using status::Reason;

absl::Status Refuse(Reason reason, std::string_view name, std::string value) {
  return status::Error(
      reason, {{"name", std::string(name)}, {"value", std::move(value)}, {"limit", absl::StrCat(kDispatchTextBytesMax)}});
}

bool IsBlankFile(std::string_view bytes) {
  for (const std::string_view line : text::SplitLines(bytes)) {
    if (!text::IsBlankText(line)) return false;
  }
  return true;
}

}  // namespace

absl::Status CheckTextSize(uint64_t bytes, std::string_view name) {
  if (bytes <= kDispatchTextBytesMax) return absl::OkStatus();
  return Refuse(Reason::kFileTooLarge, name, absl::StrCat(bytes));
}

absl::StatusOr<PlainText> ReadPlainText(std::string_view bytes, std::string_view name) {
  RETURN_IF_ERROR(CheckTextSize(bytes.size(), name));
  if (IsBlankFile(bytes)) return Refuse(Reason::kEmptyFile, name, "");
  if (const auto at = text::FirstControlByte(bytes)) return Refuse(Reason::kBinaryFile, name, absl::StrCat(*at + 1));
  if (const auto encoding = text::LegacyEncodingOf(bytes)) return Refuse(Reason::kLegacyEncoding, name, std::string(*encoding));
  if (const auto at = text::FirstInvalidUtf8(bytes)) return Refuse(Reason::kNotUtf8, name, absl::StrCat(*at + 1));
  PlainText plain;
  plain.was_nfc = text::IsNfc(bytes);
  plain.nfc = plain.was_nfc ? std::string(bytes) : text::ToNfc(bytes);
  return plain;
}

}  // namespace vanthu::drafting
