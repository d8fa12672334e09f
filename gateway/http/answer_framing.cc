#include "gateway/http/answer_framing.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "gateway/http/response_text.h"

namespace vanthu::gateway {

std::string AnswerFraming::Head(const ResponseHead& head, bool keep_alive, absl::Time now) {
  const bool has_no_length = head.status == 204 || head.status == 304;
  is_bodiless_ = is_bodiless_ || has_no_length;
  is_chunked_ = !head.body_bytes && !is_http_1_0_ && !has_no_length;
  left_ = head.body_bytes;
  return ResponseText(head,
                      {.body_bytes = has_no_length ? std::nullopt : head.body_bytes,
                       .is_chunked = is_chunked_,
                       .keep_alive = keep_alive,
                       .says_keep_alive = is_http_1_0_},
                      now);
}

std::string AnswerFraming::Frame(std::string* piece) {
  if (is_bodiless_) piece->clear();
  if (left_) {
    piece->resize(std::min<uint64_t>(piece->size(), *left_));
    *left_ -= piece->size();
  }
  if (!is_chunked_ || piece->empty()) return "";
  std::string size = absl::StrCat(absl::Hex(piece->size()), "\r\n");
  piece->append("\r\n");
  return size;
}

}  // namespace vanthu::gateway
