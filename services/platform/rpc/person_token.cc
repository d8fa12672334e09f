#include "services/platform/rpc/person_token.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"

namespace vanthu::rpc {
namespace {

constexpr char kKind[] = "vanthu person token v1";
constexpr size_t kTokenBytesMax = 2048;

absl::Status Refused(status::Cause cause) { return status::CausedError(status::Reason::kUnauthenticated, std::move(cause)); }

absl::Status Malformed() { return Refused({"thẻ truy cập sai cấu trúc", "the token is malformed"}); }

std::string Payload(const PersonClaims& claims) {
  const auto role_name = [](std::string* out, type::v1::Role role) { out->append(type::v1::Role_Name(role)); };
  return absl::StrFormat("%s\naccount=%s\nagency=%s\nroles=%s\naudience=%s\npresenter=%s\nexpires=%d\n", kKind,
                         claims.person.account.text(), claims.person.agency.text(),
                         absl::StrJoin(claims.person.roles, ",", role_name), claims.audience, claims.presenter,
                         absl::ToUnixMicros(claims.expires));
}

// Decodes only what encoding would give again: one token has one text.
std::optional<std::string> Decoded(const std::string& text) {
  std::string bytes;
  if (!absl::WebSafeBase64Unescape(text, &bytes) || absl::WebSafeBase64Escape(bytes) != text) return std::nullopt;
  return bytes;
}

std::optional<std::string> Claim(const std::string& line, std::string_view key) {
  if (line.size() <= key.size() || line.compare(0, key.size(), key) != 0 || line[key.size()] != '=') return std::nullopt;
  return line.substr(key.size() + 1);
}

std::optional<std::set<type::v1::Role>> Roles(const std::string& text) {
  std::set<type::v1::Role> roles;
  for (const std::string& name : std::vector<std::string>(absl::StrSplit(text, ',', absl::SkipEmpty()))) {
    type::v1::Role role = type::v1::ROLE_UNSPECIFIED;
    if (!type::v1::Role_Parse(name, &role) || role == type::v1::ROLE_UNSPECIFIED) return std::nullopt;
    roles.insert(role);
  }
  return roles;
}

absl::StatusOr<PersonClaims> Parsed(const std::string& payload) {
  const std::vector<std::string> lines = absl::StrSplit(payload, '\n');
  if (lines.size() != 8 || lines[0] != kKind)
    return Refused({"đây không phải thẻ truy cập của người dùng", "the token is no person's token"});
  const auto account = Claim(lines[1], "account"), agency = Claim(lines[2], "agency"), roles_text = Claim(lines[3], "roles");
  const auto audience = Claim(lines[4], "audience"), presenter = Claim(lines[5], "presenter"),
             expires = Claim(lines[6], "expires");
  int64_t micros = 0;
  if (!account || !agency || !roles_text || !audience || !presenter || !expires || !absl::SimpleAtoi(*expires, &micros)) {
    return Malformed();
  }
  PersonClaims claims{.person = {}, .audience = *audience, .presenter = *presenter, .expires = absl::FromUnixMicros(micros)};
  const auto roles = Roles(*roles_text);
  if (!roles) return Refused({"thẻ truy cập ghi một vai trò không có", "the token names an unknown role"});
  claims.person.roles = *roles;
  const auto account_id = AccountId::Of(*account);
  const auto agency_id = AgencyId::Of(*agency);
  if (!account_id.ok() || !agency_id.ok()) return Malformed();
  claims.person.account = *account_id;
  claims.person.agency = *agency_id;
  if (Payload(claims) != payload) return Refused({"thẻ truy cập không ở dạng chuẩn", "the token is not in canonical form"});
  return claims;
}

}  // namespace

std::string MintPersonToken(const crypto::SigningKey& key, const PersonClaims& claims) {
  const std::string payload = Payload(claims);
  return absl::StrCat("v1.", absl::WebSafeBase64Escape(payload), ".", absl::WebSafeBase64Escape(key.Sign(payload)));
}

absl::StatusOr<PersonClaims> VerifyPersonToken(std::string_view token, const std::vector<crypto::PublicKey>& keys,
                                               std::string_view audience, absl::Time now) {
  if (token.size() > kTokenBytesMax) return Refused({"thẻ truy cập quá dài", "the token is too long"});
  const std::vector<std::string> parts = absl::StrSplit(std::string(token), '.');
  if (parts.size() != 3 || parts[0] != "v1") return Malformed();
  const auto payload = Decoded(parts[1]), signature = Decoded(parts[2]);
  if (!payload || !signature) return Malformed();
  const auto signed_by = [&](const crypto::PublicKey& key) { return crypto::Verify(key, *payload, *signature); };
  if (std::none_of(keys.begin(), keys.end(), signed_by))
    return Refused({"thẻ truy cập không do khóa nào của hệ thống ký", "the token is signed by no known key"});
  ASSIGN_OR_RETURN(PersonClaims claims, Parsed(*payload));
  if (claims.audience != audience) return Refused({"thẻ truy cập là của hệ thống khác", "the token is for another installation"});
  if (claims.expires <= now) return Refused({"thẻ truy cập đã hết hạn", "the token has expired"});
  if (claims.expires > now + kPersonTokenLifeMax)
    return Refused({"thẻ truy cập có hạn dài quá mức cho phép", "the token would live too long"});
  return claims;
}

}  // namespace vanthu::rpc
