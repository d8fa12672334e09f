#include "services/platform/text/nfc.h"

#include "unicode/bytestream.h"
#include "unicode/normalizer2.h"
#include "unicode/stringpiece.h"

namespace vanthu::text {
namespace {

const icu::Normalizer2* Nfc() {
  UErrorCode error = U_ZERO_ERROR;  // the data is linked into the library: this cannot fail
  return icu::Normalizer2::getNFCInstance(error);
}

icu::StringPiece Piece(std::string_view text) { return {text.data(), static_cast<int32_t>(text.size())}; }

}  // namespace

std::string ToNfc(std::string_view text) {
  std::string normalised;
  icu::StringByteSink<std::string> sink(&normalised, static_cast<int32_t>(text.size()));
  UErrorCode error = U_ZERO_ERROR;
  Nfc()->normalizeUTF8(0, Piece(text), sink, nullptr, error);
  return normalised;
}

bool IsNfc(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  return Nfc()->isNormalizedUTF8(Piece(text), error) != 0;
}

}  // namespace vanthu::text
