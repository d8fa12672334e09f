#include "services/directory/person/signature_form.h"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "services/platform/text/lines.h"

namespace vanthu::directory {
namespace {

constexpr std::array<std::string_view, 5> kForms = {"TM.", "KT.", "TL.", "TUQ.", "Q."};

}  // namespace

bool IsSignatureForm(std::string_view text) { return std::find(kForms.begin(), kForms.end(), text) != kForms.end(); }

AuthorityLine ReadAuthorityLine(std::string_view written) {
  const std::string line = text::CollapseBlanks(written);
  const size_t dot = line.find('.');
  if (dot == std::string::npos) return {"", line};
  std::string form = absl::AsciiStrToUpper(std::string(text::Trim(line.substr(0, dot)))) + ".";
  if (!IsSignatureForm(form)) return {"", line};
  return {std::move(form), std::string(text::Trim(std::string_view(line).substr(dot + 1)))};
}

}  // namespace vanthu::directory
