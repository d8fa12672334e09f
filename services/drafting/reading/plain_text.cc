#include "services/drafting/reading/plain_text.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/drafting/reading/line_list.h"
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

bool TurnsDirection(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F);
}

bool HasNoWidth(char32_t c) {
  return c == 0x00AD || c == 0x034F || c == 0x180E || (c >= 0x200B && c <= 0x200D) || (c >= 0x2060 && c <= 0x2064) ||
         c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

bool HoldsInvisible(std::string_view text) {
  bool holds = false;
  text::ForEachCodePoint(
      text, [&](const text::CodePoint& point) { holds = holds || TurnsDirection(point.value) || HasNoWidth(point.value); });
  return holds;
}

}  // namespace

absl::Status CheckTextSize(uint64_t bytes, std::string_view name) {
  if (bytes <= kDispatchTextBytesMax) return absl::OkStatus();
  return Refuse(Reason::kFileTooLarge, name, absl::StrCat(bytes));
}

std::string WithoutInvisible(std::string_view text, std::vector<Mended>& mended) {
  static constexpr std::string_view kByteOrderMark = "\uFEFF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (!HoldsInvisible(text)) return std::string(text);
  LineList turned, without_width;
  std::string visible;
  int line = 0;
  for (const std::string_view words : text::SplitLines(text)) {
    ++line;
    text::ForEachCodePoint(words, [&](const text::CodePoint& point) {
      if (TurnsDirection(point.value)) return turned.Add(line);
      if (HasNoWidth(point.value)) return without_width.Add(line);
      visible.append(words, point.begin, point.end - point.begin);
    });
    visible += '\n';
  }
  if (!turned.empty()) {
    mended.push_back(
        {"file",
         absl::StrCat("Đã bỏ ký tự điều khiển chiều viết (có thể làm chữ hiện khác với chữ thật) ở dòng ", turned.Text(), "."),
         absl::StrCat("Controls of writing direction, which may show other words than are there, were taken out of line ",
                      turned.Text(), "."),
         turned.span()});
  }
  if (!without_width.empty()) {
    mended.push_back({"file", absl::StrCat("Đã bỏ ký tự không nhìn thấy ở dòng ", without_width.Text(), "."),
                      absl::StrCat("Invisible characters were taken out of line ", without_width.Text(), "."),
                      without_width.span()});
  }
  return visible;
}

absl::StatusOr<PlainText> ReadPlainText(std::string_view bytes, std::string_view name) {
  RETURN_IF_ERROR(CheckTextSize(bytes.size(), name));
  if (IsBlankFile(bytes)) return Refuse(Reason::kEmptyFile, name, "");
  if (const auto at = text::FirstControlByte(bytes)) return Refuse(Reason::kBinaryFile, name, absl::StrCat(*at + 1));
  if (const auto encoding = text::LegacyEncodingOf(bytes)) return Refuse(Reason::kLegacyEncoding, name, std::string(*encoding));
  if (const auto at = text::FirstInvalidUtf8(bytes)) return Refuse(Reason::kNotUtf8, name, absl::StrCat(*at + 1));
  PlainText plain;
  plain.nfc = WithoutInvisible(bytes, plain.mended);
  if (!text::IsNfc(plain.nfc)) {
    plain.nfc = text::ToNfc(plain.nfc);
    plain.mended.push_back({"file",
                            "Chữ tổ hợp (NFD) đã được chuyển sang dạng dựng sẵn (NFC).",
                            "Decomposed letters (NFD) were composed (NFC).",
                            {}});
  }
  if (IsBlankFile(plain.nfc)) return Refuse(Reason::kEmptyFile, name, "");
  return plain;
}

}  // namespace vanthu::drafting
