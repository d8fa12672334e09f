#include "services/directory/agency/key_publisher.h"

#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/directory/agency/agency_key_store.h"
#include "services/directory/agency/refusal_audit.h"
#include "services/directory/limits.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/crypto/certificate.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/base32.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/resource_name.h"

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
    case KeyUse::kSignature:
    case KeyUse::kSeal:
      return "drafting";
  }
  return "";
}

std::string KeyName(const AgencyKey& key) { return absl::StrCat("agencies/", key.agency.text(), "/keys/", key.id.text()); }

absl::Status Judge(const KeyPublisher::Publication& publication) {
  const AgencyKey& key = publication.key;
  const std::string_view owner = ServiceOf(key.use);
  // An agency that takes its records from the broker by a program of its own holds its receipt key itself.
  const bool by_administrator = publication.service.empty() && (HasCertificate(key.use) || key.use == KeyUse::kReceipt);
  if (publication.service != owner && !by_administrator) {
    return status::Error(Reason::kPermissionDenied,
                         {{"caller", publication.actor},
                          {"method", "PublishKey"},
                          {"rule", absl::StrCat("khóa loại này chỉ do dịch vụ ", std::string(owner), " giữ")},
                          {"rule_en", absl::StrCat("keys of this use are held by ", std::string(owner), " alone")}});
  }
  if (HasCertificate(key.use) || key.public_key.bytes.size() == kPublicKeyBytes) return absl::OkStatus();
  return status::Error(Reason::kInvalidField, {{"field", "key.public_key"},
                                               {"value", absl::StrCat(key.public_key.bytes.size(), " byte")},
                                               {"rule", "Khóa công khai Ed25519 có đúng 32 byte (RFC 8032)."},
                                               {"rule_en", "An Ed25519 public key has exactly 32 bytes (RFC 8032)."}});
}

// A certificate brings its own validity, and has to be of a key that may sign.
absl::Status TakeCertificate(AgencyKey& key) {
  if (!HasCertificate(key.use)) return absl::OkStatus();
  ASSIGN_OR_RETURN(const crypto::Certificate certificate, crypto::ParseCertificate(key.certificate));
  if (!certificate.may_sign) {
    return status::CausedError(Reason::kBadCertificate, {"mục đích dùng khóa (key usage) không cho phép ký văn bản",
                                                         "its key usage does not allow signing documents"});
  }
  key.public_key.bytes.clear();
  key.valid_from = certificate.not_before;
  key.valid_until = certificate.not_after + absl::Seconds(1);  // the last second belongs to it (RFC 5280 §4.1.2.5)
  return absl::OkStatus();
}

absl::Status JudgePerson(sql::Transaction& tx, const AgencyKey& key) {
  if (key.use != KeyUse::kSignature) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::vector<std::string> ids, IdsOf(key.person, {"agencies", "people"}));
  ASSIGN_OR_RETURN(const bool known, PersonExists(tx, AgencyId::Trusted(ids[0]), PersonId::Trusted(ids[1])));
  if (known) return absl::OkStatus();
  return status::Error(Reason::kNotFound, {{"name", key.person}});
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

KeyId KeyIdOf(const AgencyKey& key) {
  return HasCertificate(key.use) ? KeyIdOf(crypto::PublicKey{key.certificate}) : KeyIdOf(key.public_key);
}

absl::StatusOr<AgencyKey> KeyPublisher::Publish(Publication publication) {
  AgencyKey& key = publication.key;
  key.id = KeyIdOf(key);
  auto event = audit::Event{"key.published", key.agency, publication.actor, KeyName(key), "ok", "", clock_.Now()};
  auto published = sql::Write<AgencyKey>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<AgencyKey> {
    RETURN_IF_ERROR(Judge(publication));
    RETURN_IF_ERROR(TakeCertificate(key));
    ASSIGN_OR_RETURN(const bool known, AgencyExists(tx, key.agency));
    if (!known) return status::Error(Reason::kNotFound, {{"name", Recipient{key.agency, {}}.Name()}});
    RETURN_IF_ERROR(JudgePerson(tx, key));
    ASSIGN_OR_RETURN(const std::optional<AgencyKey> earlier, FindKey(tx, key.agency, key.id));
    if (earlier && (earlier->use != key.use || earlier->person != key.person)) return OtherUse(key);
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
