#include "services/platform/pdf/revision_syntax.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>

#include "absl/strings/str_format.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::pdf {
namespace {

constexpr size_t kTailBytes = 1024;  // in which %%EOF and startxref stand
constexpr size_t kTrailerBytesMax = 16 * 1024;
constexpr size_t kEntryBytes = 20;  // ISO 32000-1, 7.5.4
constexpr int kObjectsMax = 1'000'000;

// Reads words and numbers, each ended by white space, from a place on.
class Scanner {
 public:
  Scanner(std::string_view bytes, size_t at) : bytes_(bytes), at_(at) {}

  bool Word(std::string_view word) {
    SkipSpace();
    if (bytes_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  std::optional<size_t> Number() {
    SkipSpace();
    constexpr size_t kDigitsMax = 10;
    size_t value = 0;
    size_t digits = 0;
    for (; at_ < bytes_.size() && bytes_[at_] >= '0' && bytes_[at_] <= '9' && digits <= kDigitsMax; ++at_, ++digits) {
      value = value * 10 + static_cast<size_t>(bytes_[at_] - '0');
    }
    if (digits == 0 || digits > kDigitsMax) return std::nullopt;
    return value;
  }
  void SkipSpace() {
    while (at_ < bytes_.size() && (bytes_[at_] == ' ' || bytes_[at_] == '\n' || bytes_[at_] == '\r')) ++at_;
  }
  size_t at() const { return at_; }

 private:
  std::string_view bytes_;
  size_t at_;
};

absl::Status ReadEntries(std::string_view pdf, size_t first, size_t count, Scanner& scanner, XrefSection& section) {
  scanner.SkipSpace();
  for (size_t i = 0; i < count; ++i) {
    const std::string_view entry = pdf.substr(std::min(scanner.at(), pdf.size()), kEntryBytes);
    Scanner fields(entry, 0);
    const auto offset = fields.Number();
    const auto generation = fields.Number();
    fields.SkipSpace();
    const char kind = fields.at() < entry.size() ? entry[fields.at()] : ' ';
    if (entry.size() != kEntryBytes || !offset || !generation || (kind != 'n' && kind != 'f'))
      return BadPdf({"một dòng của bảng xref sai", "bad xref entry"});
    const int number = static_cast<int>(first + i);
    if (kind == 'n') section.offsets[number] = *offset;
    if (kind == 'f' && number != 0) section.frees_objects = true;
    scanner = Scanner(pdf, scanner.at() + kEntryBytes);
  }
  return absl::OkStatus();
}

// The dictionary is parsed by qpdf alone, without a document around it: references stay unresolved.
absl::Status ReadTrailer(std::string_view text, XrefSection& section) {
  QPDF nothing;
  nothing.emptyPDF();
  QPDFObjectHandle trailer = QPDFObjectHandle::parse(&nothing, std::string(text), "trailer");
  if (!trailer.isDictionary() || trailer.hasKey("/Encrypt") || trailer.hasKey("/XRefStm"))
    return BadPdf({"phần trailer khác thường", "unusual trailer"});
  QPDFObjectHandle size = trailer.getKey("/Size"), root = trailer.getKey("/Root"), id = trailer.getKey("/ID");
  if (!size.isInteger() || !root.isIndirect())
    return BadPdf({"phần trailer thiếu /Size hoặc /Root", "trailer without /Size or /Root"});
  section.trailer.size = static_cast<int>(size.getIntValueAsInt());
  section.trailer.root = root.unparse();
  QPDFObjectHandle info = trailer.getKey("/Info");
  if (info.isIndirect()) section.trailer.info = info.unparse();
  if (id.isArray() && id.getArrayNItems() == 2) {
    for (const unsigned char byte : id.getArrayItem(0).getStringValue()) {
      section.trailer.first_id += absl::StrFormat("%02x", byte);
    }
  }
  QPDFObjectHandle previous = trailer.getKey("/Prev");
  if (previous.isInteger() && previous.getIntValue() >= 0) section.previous = static_cast<size_t>(previous.getIntValue());
  return absl::OkStatus();
}

size_t EndOfLine(std::string_view pdf, size_t at) {
  if (at < pdf.size() && pdf[at] == '\r') ++at;
  if (at < pdf.size() && pdf[at] == '\n') ++at;
  return at;
}

absl::StatusOr<XrefSection> Read(std::string_view pdf, size_t offset) {
  XrefSection section;
  Scanner scanner(pdf, offset);
  if (offset >= pdf.size() || pdf.substr(offset, 4) != "xref" || !scanner.Word("xref"))
    return BadPdf({"không có bảng xref dạng cổ điển", "no classic xref table"});
  while (!scanner.Word("trailer")) {
    const auto first = scanner.Number();
    const auto count = scanner.Number();
    if (!first || !count || *first + *count > static_cast<size_t>(kObjectsMax))
      return BadPdf({"bảng xref sai", "bad xref table"});
    RETURN_IF_ERROR(ReadEntries(pdf, *first, *count, scanner, section));
  }
  const size_t begin = scanner.at();
  const size_t end = pdf.find("startxref", begin);
  if (end == std::string_view::npos || end - begin > kTrailerBytesMax)
    return BadPdf({"không có startxref sau phần trailer", "no startxref after the trailer"});
  RETURN_IF_ERROR(ReadTrailer(pdf.substr(begin, end - begin), section));
  Scanner tail(pdf, end);
  tail.Word("startxref");
  if (tail.Number() != offset || !tail.Word("%%EOF"))
    return BadPdf({"startxref chỉ sang chỗ khác", "startxref names another place"});
  section.trailer.xref_offset = offset;
  section.end = EndOfLine(pdf, tail.at());
  return section;
}

}  // namespace

absl::Status BadPdf(status::Cause cause) { return status::CausedError(status::Reason::kBadPdf, std::move(cause)); }

status::Cause PdfLibrarySays(std::string_view words) { return status::Quoted({"thư viện PDF", "the PDF library"}, words); }

absl::StatusOr<size_t> LastXrefOffset(std::string_view pdf) {
  const size_t from = pdf.size() > kTailBytes ? pdf.size() - kTailBytes : 0;
  const size_t at = pdf.rfind("startxref");
  if (at == std::string_view::npos || at < from) return BadPdf({"không có startxref ở cuối tệp", "no startxref at the end"});
  Scanner scanner(pdf, at);
  scanner.Word("startxref");
  const auto offset = scanner.Number();
  if (!offset || *offset >= pdf.size()) return BadPdf({"startxref không chỉ vào đâu", "startxref points nowhere"});
  return *offset;
}

absl::StatusOr<XrefSection> ReadXrefSection(std::string_view pdf, size_t offset) {
  try {
    return Read(pdf, offset);
  } catch (const std::exception& error) {
    return BadPdf(PdfLibrarySays(error.what()));
  }
}

}  // namespace vanthu::pdf
