#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "gateway/http/http_message.h"

namespace vanthu::gateway {

// A session's secret in a browser: a cookie that scripts cannot read (HttpOnly), that no other site's page sends
// (SameSite=Strict), and that over TLS no other host and no plain connection can set (the prefix __Host-: RFC 6265bis, 4.1.3.2).

// Empty where it did not come, or came twice.
std::string SessionCookieOf(const RequestHead& head, bool is_tls);

// The value of Set-Cookie; an empty secret takes the cookie away. It ends with the browser, if the session does not before.
std::string SetSessionCookie(std::string_view secret, bool is_tls);

// Whether a browser's page sends the request, as browsers say themselves and pages cannot forge (Fetch Metadata, Origin).
bool ComesFromPage(const RequestHead& head);

// Whether a page of ours sends it: what else carries the cookie is another site's doing (CSRF). CROSS_SITE says what was missing.
// Reading needs no proof: pages of others cannot see the answer.
absl::Status JudgeOrigin(const RequestHead& head, bool is_tls);

}  // namespace vanthu::gateway
