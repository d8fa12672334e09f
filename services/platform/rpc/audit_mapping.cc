#include "services/platform/rpc/audit_mapping.h"

#include "services/platform/rpc/instant_mapping.h"

namespace vanthu::rpc {

type::v1::AuditEvent ToProto(const audit::StoredEvent& stored) {
  type::v1::AuditEvent proto;
  proto.set_id(stored.id);
  proto.set_event(stored.event.event);
  proto.set_actor(stored.event.actor);
  proto.set_subject(stored.event.subject);
  proto.set_outcome(stored.event.outcome);
  proto.set_detail(stored.event.detail);
  *proto.mutable_at() = ToProto(stored.event.at);
  return proto;
}

}  // namespace vanthu::rpc
