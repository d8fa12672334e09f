#include "services/connector/endpoint/folder/folder_name.h"

#include "absl/strings/str_format.h"
#include "services/connector/limits.h"
#include "services/platform/text/file_name.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/nfc.h"
#include "services/platform/text/utf8.h"

namespace vanthu::connector {
namespace {

// Cut between two words where that leaves something.
std::string Shortened(std::string_view abstract) {
  const std::string clean = text::CollapseBlanks(text::ToNfc(abstract));
  std::string_view cut = text::PrefixOf(clean, kFolderAbstractBytesMax);
  if (cut.size() == clean.size()) return clean;
  if (const size_t blank = cut.rfind(' '); blank != std::string_view::npos) cut = cut.substr(0, blank);
  return std::string(cut);
}

}  // namespace

std::string FolderName(std::string_view number_text, std::string_view abstract, std::string_view suffix) {
  const std::string name = text::SafeFileName(absl::StrFormat("%s %s", number_text, Shortened(abstract)));
  return absl::StrFormat("%s (%s)", name, suffix);  // behind the name's own limit, so that the suffix is never cut off
}

}  // namespace vanthu::connector
