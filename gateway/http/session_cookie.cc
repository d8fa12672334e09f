#include "gateway/http/session_cookie.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

constexpr char kOverTls[] = "__Host-vanthu-session";
constexpr char kPlain[] = "vanthu-session";

absl::Status Refused(std::string cause, std::string cause_en) {
  return status::Error(status::Reason::kCrossSite, {{"cause", std::move(cause)}, {"cause_en", std::move(cause_en)}});
}

bool Reads(const RequestHead& head) { return head.method == "GET" || head.method == "HEAD"; }

}  // namespace

std::string SessionCookieOf(const RequestHead& head, bool is_tls) {
  const std::string wanted = absl::StrCat(is_tls ? kOverTls : kPlain, "=");
  std::vector<std::string> found;
  for (const HeaderField& field : head.fields) {
    if (!EqualsIgnoringCase(field.name, "Cookie")) continue;
    for (const std::string& pair : std::vector<std::string>(absl::StrSplit(field.value, ';'))) {
      const std::string text(absl::StripAsciiWhitespace(pair));
      if (text.compare(0, wanted.size(), wanted) == 0) found.push_back(text.substr(wanted.size()));
    }
  }
  return found.size() == 1 ? found.front() : std::string();
}

std::string SetSessionCookie(std::string_view secret, bool is_tls) {
  return absl::StrCat(is_tls ? kOverTls : kPlain, "=", std::string(secret), "; Path=/; HttpOnly; SameSite=Strict",
                      is_tls ? "; Secure" : "", secret.empty() ? "; Max-Age=0" : "");
}

bool ComesFromPage(const RequestHead& head) { return head.Find("Sec-Fetch-Site") != nullptr || head.Find("Origin") != nullptr; }

absl::Status JudgeOrigin(const RequestHead& head, bool is_tls) {
  if (const std::string* site = head.Find("Sec-Fetch-Site")) {
    const bool is_ours = head.Count("Sec-Fetch-Site") == 1 && (*site == "same-origin" || (*site == "none" && Reads(head)));
    return is_ours ? absl::OkStatus() : Refused("trình duyệt báo " + *site, "the browser says " + *site);
  }
  if (const std::string* origin = head.Find("Origin")) {
    const std::string* host = head.Find("Host");
    const std::string own = absl::StrCat(is_tls ? "https://" : "http://", host == nullptr ? "" : *host);
    const bool is_ours = head.Count("Origin") == 1 && EqualsIgnoringCase(*origin, own);
    return is_ours ? absl::OkStatus() : Refused("trang gửi là " + *origin, "the page is of " + *origin);
  }
  if (Reads(head)) return absl::OkStatus();
  return Refused("thiếu Sec-Fetch-Site hoặc Origin", "neither Sec-Fetch-Site nor Origin is there");
}

}  // namespace vanthu::gateway
