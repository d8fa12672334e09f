#include "services/distribution/publication/undeliverable.h"

#include "absl/strings/str_format.h"

namespace vanthu::distribution {

std::string WhyUndeliverable(const AgencyId& agency) {
  return absl::StrFormat(
      "agencies/%s chưa có đầu nhận trong danh bạ; quản trị viên của cơ quan này phải kết nối, rồi gửi lại. / "
      "agencies/%s has no connector in the directory; its administrator has to connect it, then send again.",
      agency.text(), agency.text());
}

}  // namespace vanthu::distribution
