#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/connector/intake/issuer_keys.h"
#include "services/platform/event/dispatch_delivery.h"
#include "services/platform/status/reason.h"

namespace vanthu::connector {

// A record whose issuer is known and signed exactly this. `refusal` is why its recipient cannot accept it, by the issuer's own
// fault: it is answered with 02. OK: it goes on to the endpoint.
struct SignedDelivery {
  event::DispatchDelivery delivery;
  std::string number_text;  // empty where the manifest cannot be read
  absl::Status refusal;
};

// Why a record cannot be taken for anybody's: it is kept and alarmed here, not answered.
struct Quarantine {
  status::Reason reason = status::Reason::kInvalidField;
  std::string detail;  // one line, for people
};

using Verdict = std::variant<SignedDelivery, Quarantine>;

// Judges records of inbox topics by themselves. Lives for one batch: it asks the directory once for each key, and so never
// believes what was true yesterday. Threads: one at a time. `keys` outlives it.
class RecordJudge {
 public:
  RecordJudge(IssuerKeys& keys, std::string installation) : keys_(keys), installation_(std::move(installation)) {}

  // `agency`: whose topic it was. Fails only where the directory cannot be asked: then nothing is known of the record.
  absl::StatusOr<Verdict> Judge(const AgencyId& agency, std::string_view record_value);

  // The same without keys and proofs, for what distribution says was answered already: it hands nothing over.
  static absl::StatusOr<SignedDelivery> Read(const AgencyId& agency, std::string_view record_value);

 private:
  using EnvelopeKeyName = std::pair<AgencyId, KeyId>;
  absl::StatusOr<std::optional<IssuerKey>> EnvelopeKey(const AgencyId& issuer, const KeyId& id);
  absl::StatusOr<std::vector<IssuerKey>> LogKeys(const AgencyId& issuer);

  IssuerKeys& keys_;
  const std::string installation_;
  std::map<EnvelopeKeyName, std::optional<IssuerKey>> envelope_keys_;
  std::map<AgencyId, std::vector<IssuerKey>> log_keys_;
};

}  // namespace vanthu::connector
