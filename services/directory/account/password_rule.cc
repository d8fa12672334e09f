#include "services/directory/account/password_rule.h"

#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/directory/limits.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/utf8.h"

namespace vanthu::directory {
namespace {

absl::Status Weak(std::string vietnamese, std::string english) {
  return status::Error(status::Reason::kWeakPassword, {{"rule", std::move(vietnamese)}, {"rule_en", std::move(english)}});
}

}  // namespace

absl::Status JudgePassword(std::string_view password, const AccountId& account) {
  if (password.size() > kPasswordBytesMax) {
    return Weak(absl::StrFormat("dài quá %d byte.", kPasswordBytesMax),
                absl::StrFormat("it is over %d bytes long.", kPasswordBytesMax));
  }
  if (text::FirstInvalidUtf8(password)) return Weak("không phải UTF-8.", "it is no UTF-8.");
  const std::string folded = text::Lower(password);
  size_t characters = 0;
  std::set<char32_t> different;
  text::ForEachCodePoint(folded, [&](const text::CodePoint& point) {
    ++characters;
    different.insert(point.value);
  });
  if (characters < kPasswordCharactersMin) {
    return Weak(absl::StrFormat("cần ít nhất %d ký tự.", kPasswordCharactersMin),
                absl::StrFormat("it needs %d characters or more.", kPasswordCharactersMin));
  }
  if (different.size() < kPasswordDifferentMin) {
    return Weak(absl::StrFormat("cần ít nhất %d ký tự khác nhau.", kPasswordDifferentMin),
                absl::StrFormat("it needs %d different characters or more.", kPasswordDifferentMin));
  }
  if (!account.empty() && folded.find(account.text()) != std::string::npos) {
    return Weak("không được chứa tên tài khoản.", "it may not hold the account's name.");
  }
  if (folded == kSamplePassword)
    return Weak("đó là mật khẩu mẫu, ai cũng biết.", "it is the sample password, which everybody knows.");
  return absl::OkStatus();
}

}  // namespace vanthu::directory
