#include "services/platform/rpc/audit_mapping.h"

#include "google/protobuf/util/time_util.h"

namespace vanthu::rpc {

type::v1::AuditEvent ToProto(const audit::StoredEvent& stored) {
  type::v1::AuditEvent proto;
  proto.set_id(stored.id);
  proto.set_event(stored.event.event);
  proto.set_actor(stored.event.actor);
  proto.set_subject(stored.event.subject);
  proto.set_outcome(stored.event.outcome);
  proto.set_detail(stored.event.detail);
  *proto.mutable_at() = google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(absl::ToUnixMicros(stored.event.at));
  return proto;
}

}  // namespace vanthu::rpc
