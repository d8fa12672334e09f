#include "services/standalone/screen.h"

#include "absl/strings/str_format.h"
#include "services/platform/status/reason.h"

namespace vanthu::standalone {

void Screen::Say(std::string_view vietnamese, std::string_view english) {
  absl::FPrintF(out_, "%s\n  %s\n", vietnamese, english);
  std::fflush(out_);
}

void Screen::Warn(const absl::Status& status) {
  Say(status::Text(status, status::Language::kVietnamese), status::Text(status, status::Language::kEnglish));
}

}  // namespace vanthu::standalone
