#include "services/directory/agency/key_publisher.h"

#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/directory/agency/agency_key_store.h"
#include "services/directory/agency/refusal_audit.h"
#include "services/directory/limits.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/base32.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::directory {
namespace {

using status::Reason;

std::string_view ServiceOf(KeyUse use) {
  switch (use) {
    case KeyUse::kEnvelope:
      return "distribution";
    case KeyUse::kReceipt:
      return "connector";
    case KeyUse::kLog:
      return "numbering";
  }
  return "";
}

std::string KeyName(const AgencyKey& key) { return absl::StrCat("agencies/", key.agency.text(), "/keys/", key.id.text()); }

absl::Status Judge(const KeyPublisher::Publication& publication) {
  const AgencyKey& key = publication.key;
  const std::string_view owner = ServiceOf(key.use);
  if (publication.service != owner) {
    return status::Error(Reason::kPermissionDenied,
                         {{"caller", publication.actor},
                          {"method", "PublishKey"},
                          {"rule", absl::StrCat("khóa loại này chỉ do dịch vụ ", std::string(owner), " giữ")},
                          {"rule_en", absl::StrCat("keys of this use are held by ", std::string(owner), " alone")}});
  }
  if (key.public_key.bytes.size() == kPublicKeyBytes) return absl::OkStatus();
  return status::Error(Reason::kInvalidField, {{"field", "key.public_key"},
                                               {"value", absl::StrCat(key.public_key.bytes.size(), " byte")},
                                               {"rule", "Khóa công khai Ed25519 có đúng 32 byte (RFC 8032)."},
                                               {"rule_en", "An Ed25519 public key has exactly 32 bytes (RFC 8032)."}});
}

absl::Status OtherUse(const AgencyKey& key) {
  return status::Error(Reason::kInvalidField,
                       {{"field", "key.use"},
                        {"value", KeyName(key)},
                        {"rule", "Khóa này đã công bố cho mục đích khác; mỗi mục đích dùng khóa riêng."},
                        {"rule_en", "This key was published for another use; each use has a key of its own."}});
}

}  // namespace

KeyId KeyIdOf(const crypto::PublicKey& key) {
  return KeyId::Trusted(Base32(crypto::Sha256(key.bytes).Bytes()).substr(0, kKeyIdCharacters));
}

absl::StatusOr<AgencyKey> KeyPublisher::Publish(Publication publication) {
  AgencyKey& key = publication.key;
  key.id = KeyIdOf(key.public_key);
  auto event = audit::Event{"key.published", key.agency, publication.actor, KeyName(key), "ok", "", clock_.Now()};
  auto published = sql::Write<AgencyKey>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<AgencyKey> {
    RETURN_IF_ERROR(Judge(publication));
    ASSIGN_OR_RETURN(const bool known, AgencyExists(tx, key.agency));
    if (!known) return status::Error(Reason::kNotFound, {{"name", Recipient{key.agency, {}}.Name()}});
    ASSIGN_OR_RETURN(const std::optional<AgencyKey> earlier, FindKey(tx, key.agency, key.id));
    if (earlier && earlier->use != key.use) return OtherUse(key);
    if (earlier) return *earlier;
    RETURN_IF_ERROR(InsertKey(tx, key));
    RETURN_IF_ERROR(audit::Store(tx, {event}));
    return key;
  });
  if (published.ok()) return published;
  return AuditRefusal(database_, std::move(event), published.status());
}

absl::StatusOr<AgencyKey> KeyPublisher::Get(const AgencyId& agency, const KeyId& id) {
  return sql::Read<AgencyKey>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<AgencyKey> {
    ASSIGN_OR_RETURN(const std::optional<AgencyKey> key, FindKey(tx, agency, id));
    if (key) return *key;
    return status::Error(Reason::kNotFound, {{"name", absl::StrCat("agencies/", agency.text(), "/keys/", id.text())}});
  });
}

absl::StatusOr<std::vector<AgencyKey>> KeyPublisher::List(const AgencyId& agency, std::optional<KeyUse> use,
                                                          std::optional<absl::Time> at) {
  return sql::Read<std::vector<AgencyKey>>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<std::vector<AgencyKey>> {
    ASSIGN_OR_RETURN(std::vector<AgencyKey> keys, LoadKeys(tx, agency));
    std::erase_if(keys, [&](const AgencyKey& key) { return (use && key.use != *use) || (at && !key.IsValidAt(*at)); });
    return keys;
  });
}

}  // namespace vanthu::directory
