#include "services/platform/text/file_name.h"

#include <algorithm>
#include <array>

#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/nfc.h"
#include "services/platform/text/utf8.h"
#include "unicode/uchar.h"

namespace vanthu::text {
namespace {

constexpr size_t kExtensionBytesMax = 10;
constexpr char kSubstitute = '-';

char32_t SafeCodePoint(char32_t c) {
  if (std::u32string_view(U"/\\:*?\"<>|").find(c) != std::u32string_view::npos) return kSubstitute;
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_FORMAT_CHAR:  // bidirectional and zero-width
    case U_CONTROL_CHAR:
      return 0;
    case U_UNASSIGNED:
    case U_PRIVATE_USE_CHAR:
    case U_SURROGATE:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return kSubstitute;
    default:
      return c == 0xFFFD ? static_cast<char32_t>(kSubstitute) : c;
  }
}

std::string Cleaned(std::string_view text) {
  std::string cleaned;
  for (const CodePoint& point : CodePoints(text)) {
    const char32_t c = IsBlank(point.value) && u_charType(static_cast<UChar32>(point.value)) != U_FORMAT_CHAR
                           ? U' '
                           : SafeCodePoint(point.value);
    if (c == 0 || (c == U' ' && (cleaned.empty() || cleaned.back() == ' '))) continue;
    AppendUtf8(c, &cleaned);
  }
  return cleaned;
}

std::string_view WithoutDotsAtEnds(std::string_view name) {
  while (!name.empty() && (name.front() == '.' || name.front() == ' ')) name.remove_prefix(1);
  while (!name.empty() && (name.back() == '.' || name.back() == ' ')) name.remove_suffix(1);
  return name;
}

// Windows opens a device for these, whatever the extension.
bool IsDeviceName(std::string_view name) {
  static constexpr std::array<std::string_view, 6> kDevices = {"con", "prn", "aux", "nul", "conin$", "conout$"};
  const std::string stem = Lower(WithoutDotsAtEnds(name.substr(0, name.find('.'))));
  if (std::find(kDevices.begin(), kDevices.end(), stem) != kDevices.end()) return true;
  if (stem.compare(0, 3, "com") != 0 && stem.compare(0, 3, "lpt") != 0) return false;
  const std::string_view digit = std::string_view(stem).substr(3);
  return (digit.size() == 1 && digit[0] >= '0' && digit[0] <= '9') || digit == "¹" || digit == "²" || digit == "³";
}

std::string Shortened(const std::string& name) {
  if (name.size() <= kFileNameBytesMax) return name;
  const size_t dot = name.rfind('.');
  const std::string extension = dot != std::string::npos && name.size() - dot <= kExtensionBytesMax ? name.substr(dot) : "";
  const std::string_view stem =
      PrefixOf(std::string_view(name).substr(0, name.size() - extension.size()), kFileNameBytesMax - extension.size());
  return std::string(WithoutDotsAtEnds(stem)) + extension;
}

}  // namespace

std::string SafeFileName(std::string_view text) {
  const std::string cleaned = ToNfc(Cleaned(ToNfc(text)));  // taking a character out may bring two together that compose
  std::string name(WithoutDotsAtEnds(cleaned));
  if (name.empty()) name = "_";
  const std::string prefix = IsDeviceName(name) ? "_" : "";
  return Shortened(prefix + name);
}

}  // namespace vanthu::text
