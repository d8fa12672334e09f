#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "google/protobuf/timestamp.pb.h"
#include "services/distribution/delivery/delivery_desk.h"
#include "services/distribution/delivery/delivery_store.h"
#include "services/distribution/dispatch/dispatch.h"
#include "services/distribution/publication/external_dispatch.h"
#include "services/distribution/publication/publication.h"
#include "services/platform/rpc/instant_mapping.h"
#include "services/platform/vocabulary/digest.h"
#include "vanthu/distribution/v1/distribution.pb.h"

namespace vanthu::distribution {

absl::Status InvalidField(std::string_view field, std::string_view value, std::string_view rule, std::string_view rule_en);

using rpc::FromProto;
using rpc::ToProto;

absl::StatusOr<AgencyId> ParseAgencyName(std::string_view field, std::string_view name);
absl::StatusOr<DispatchName> ParseDispatchName(std::string_view field, std::string_view name);
absl::StatusOr<DeliveryName> ParseDeliveryName(std::string_view field, std::string_view name);
absl::StatusOr<Digest> ParseDigest(std::string_view field, const std::string& bytes);
absl::StatusOr<InboxId> ParseInbox(const std::string& text);

absl::StatusOr<ExternalDispatch> FromProto(const v1::HandOverDispatchRequest& request);
absl::StatusOr<PublicationOrder> FromProto(const v1::PublishDispatchRequest& request);
absl::StatusOr<ConnectorProgress> FromProto(const v1::Progress& progress);

absl::StatusOr<v1::Dispatch> ToProto(const Dispatch& dispatch, const DeliveryCounts& counts);
v1::Delivery ToProto(const ShownDelivery& shown);

// Where a list of answered deliveries goes on, as a page token: opaque to callers.
absl::StatusOr<AnsweredPlace> PlaceOf(const std::string& page_token);

}  // namespace vanthu::distribution
