#include "services/platform/pdf/related_file.h"

#include <exception>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>

#include "absl/strings/str_replace.h"

namespace vanthu::pdf {
namespace {

constexpr std::string_view kBegin = "<dc:relation><rdf:Bag>";
constexpr std::string_view kEnd = "</rdf:Bag></dc:relation>";
constexpr std::string_view kItem = "<rdf:li>sha256:";
constexpr std::string_view kItemEnd = "</rdf:li>";
constexpr size_t kHexDigits = 64;

std::string MetadataOf(std::string_view bytes) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("read", bytes.data(), bytes.size());
  QPDFObjectHandle metadata = pdf.getRoot().getKey("/Metadata");
  // Packed metadata are none of ours, and may be larger than any memory.
  if (!metadata.isStream() || metadata.getDict().hasKey("/Filter")) return "";
  const auto data = metadata.getRawStreamData();
  return std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
}

std::string Unescaped(std::string_view text) {
  return absl::StrReplaceAll(std::string(text), {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}});
}

}  // namespace

std::vector<RelatedFile> ReadRelatedFiles(std::string_view bytes) {
  std::string metadata;
  try {
    metadata = MetadataOf(bytes);
  } catch (const std::exception&) {
    return {};
  }
  std::vector<RelatedFile> files;
  const size_t begin = metadata.find(kBegin);
  const size_t end = metadata.find(kEnd, begin);
  if (begin == std::string::npos || end == std::string::npos) return files;
  std::string_view rest = std::string_view(metadata).substr(begin + kBegin.size(), end - begin - kBegin.size());
  while (rest.substr(0, kItem.size()) == kItem) {
    const size_t item_end = rest.find(kItemEnd);
    if (item_end == std::string_view::npos || item_end < kItem.size() + kHexDigits + 1) break;
    const auto digest = Digest::FromHex(rest.substr(kItem.size(), kHexDigits));
    if (!digest.ok()) break;
    const size_t name_at = kItem.size() + kHexDigits + 1;
    files.push_back({*digest, Unescaped(rest.substr(name_at, item_end - name_at))});
    rest.remove_prefix(item_end + kItemEnd.size());
  }
  return files;
}

}  // namespace vanthu::pdf
