#include "gateway/cli/field_rows.h"

#include "services/platform/text/utf8.h"

namespace vanthu::cli {
namespace {

constexpr size_t kLabelWidth = 18;

}  // namespace

void FieldRows::Add(std::string_view vietnamese, std::string_view english, const std::vector<std::string>& values) {
  std::string label(options_.Say(vietnamese, english));
  for (const std::string& value : values) {
    if (value.empty()) continue;
    label.resize(label.size() + kLabelWidth - text::CodePoints(label).size(), ' ');
    out_ << label << value << "\n";
    label.clear();
  }
}

}  // namespace vanthu::cli
