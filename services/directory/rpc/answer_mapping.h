#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/directory/account/account.h"
#include "services/directory/agency/agency_key.h"
#include "services/directory/agency/issuer_rule.h"
#include "services/directory/group/recipient_expansion.h"
#include "services/directory/person/sample_issuer.h"
#include "services/directory/person/signer_rule.h"
#include "services/platform/rpc/call.h"
#include "services/platform/rpc/instant_mapping.h"
#include "vanthu/directory/v1/directory.pb.h"

namespace vanthu::directory {

absl::StatusOr<IssuerQuestion> QuestionFrom(const v1::ResolveIssuerRequest& request);
v1::ResolveIssuerResponse ToProto(const AgencyBook& book, const Issuer& issuer);

absl::StatusOr<ExpansionQuestion> QuestionFrom(const v1::ExpandRecipientsRequest& request);
v1::ExpandRecipientsResponse ToProto(const DirectoryBook& book, const std::vector<ExpandedLine>& lines);

absl::StatusOr<SignatureQuestion> QuestionFrom(const v1::JudgeSignerRequest& request);
absl::StatusOr<SampleIssuer> SampleFrom(const v1::AddSampleIssuerRequest& request);

// The key's id is not read from the name, since it is made of the key; a name that says another is refused.
absl::StatusOr<AgencyKey> KeyFrom(const v1::Key& key, absl::Time now);
v1::Key ToProto(const AgencyKey& key);
absl::StatusOr<std::optional<KeyUse>> UseFrom(v1::KeyUse use);
absl::StatusOr<std::optional<absl::Time>> InstantFrom(std::string_view field, bool is_set,
                                                      const google::protobuf::Timestamp& instant);
using rpc::ToProto;

rpc::Person PersonOf(const Account& account);

}  // namespace vanthu::directory
