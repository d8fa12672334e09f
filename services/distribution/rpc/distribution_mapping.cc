#include "services/distribution/rpc/distribution_mapping.h"

#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/platform/rpc/page.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/resource_name.h"
#include "services/verification/manifest.h"

namespace vanthu::distribution {
namespace {

using status::Reason;

absl::Status BadName(std::string_view field, std::string_view name, std::string_view form) {
  return InvalidField(field, name, absl::StrCat("Tên phải có dạng ", std::string(form), "."),
                      absl::StrCat("A name has the form ", std::string(form), "."));
}

absl::Status Disagrees(std::string_view field, std::string_view value) {
  return InvalidField(field, value, "Trường này không khớp với bản kê.", "This field does not agree with the manifest.");
}

void Fill(const verification::FileEntry& file, v1::File* proto) {
  proto->set_digest(file.digest.Bytes());
  proto->set_size_bytes(file.size_bytes);
  proto->set_file_name(file.name);
}

bool Agrees(const verification::FileEntry& file, const v1::File& proto) {
  return proto.digest() == file.digest.Bytes() && proto.size_bytes() == file.size_bytes && proto.file_name() == file.name;
}

// The manifest is what counts; what is told beside it must not say something else.
absl::Status JudgeTold(const v1::Dispatch& told) {
  const auto manifest = verification::ParseManifest(told.manifest());
  if (!manifest.ok()) return absl::OkStatus();  // refused with its reason where the order is read
  if (told.number() != manifest->number.number) return Disagrees("dispatch.number", absl::StrCat(told.number()));
  if (told.notation() != manifest->number.notation) return Disagrees("dispatch.notation", told.notation());
  if (told.day() != DayText(manifest->day)) return Disagrees("dispatch.day", told.day());
  if (!Agrees(manifest->pdf, told.pdf())) return Disagrees("dispatch.pdf", told.pdf().file_name());
  const auto count = static_cast<size_t>(told.attachments_size());
  if (count != manifest->attachments.size()) return Disagrees("dispatch.attachments", absl::StrCat(count));
  for (size_t i = 0; i < count; ++i) {
    const v1::File& file = told.attachments(static_cast<int>(i));
    if (!Agrees(manifest->attachments[i], file)) return Disagrees("dispatch.attachments", file.file_name());
  }
  return absl::OkStatus();
}

absl::StatusOr<verification::FileEntry> ParseFile(std::string_view field, const v1::File& file) {
  ASSIGN_OR_RETURN(const Digest digest, ParseDigest(field, file.digest()));
  return verification::FileEntry{digest, file.size_bytes(), file.file_name()};
}

absl::StatusOr<Urgency> ParseUrgency(int32_t number) {
  if (number >= static_cast<int>(Urgency::kNormal) && number <= static_cast<int>(Urgency::kFlash))
    return static_cast<Urgency>(number);
  return InvalidField("dispatch.urgency", absl::StrCat(number), "Độ khẩn từ 0 đến 3.", "Urgency is 0 to 3.");
}

}  // namespace

absl::Status InvalidField(std::string_view field, std::string_view value, std::string_view rule, std::string_view rule_en) {
  return status::Error(Reason::kInvalidField, {{"field", std::string(field)},
                                               {"value", std::string(value)},
                                               {"rule", std::string(rule)},
                                               {"rule_en", std::string(rule_en)}});
}

absl::StatusOr<AgencyId> ParseAgencyName(std::string_view field, std::string_view name) {
  const auto ids = IdsOf(name, {"agencies"});
  if (!ids.ok()) return BadName(field, name, "agencies/{agency}");
  return AgencyId::Trusted(ids->front());
}

absl::StatusOr<DispatchName> ParseDispatchName(std::string_view field, std::string_view name) {
  const auto ids = IdsOf(name, {"agencies", "dispatches"});
  if (!ids.ok()) return BadName(field, name, "agencies/{agency}/dispatches/{dispatch}");
  return DispatchName{AgencyId::Trusted((*ids)[0]), DispatchId::Trusted((*ids)[1])};
}

absl::StatusOr<DeliveryName> ParseDeliveryName(std::string_view field, std::string_view name) {
  const auto ids = IdsOf(name, {"agencies", "dispatches", "deliveries"});
  if (!ids.ok()) return BadName(field, name, "agencies/{agency}/dispatches/{dispatch}/deliveries/{delivery}");
  return DeliveryName{{AgencyId::Trusted((*ids)[0]), DispatchId::Trusted((*ids)[1])}, DeliveryId::Trusted((*ids)[2])};
}

absl::StatusOr<Digest> ParseDigest(std::string_view field, const std::string& bytes) {
  const auto digest = Digest::FromBytes(bytes);
  if (digest.ok()) return digest;
  return InvalidField(field, absl::StrCat(bytes.size(), " byte"), "Mã băm SHA-256 dài đúng 32 byte.",
                      "A SHA-256 has exactly 32 bytes.");
}

absl::StatusOr<InboxId> ParseInbox(const std::string& text) {
  const auto inbox = InboxId::Of(text);
  if (inbox.ok()) return inbox;
  return InvalidField("inbox", text, "Mã hộp nhận gồm chữ thường, số, gạch nối, tối đa 63 ký tự.",
                      "An inbox id has lower-case letters, digits and hyphens, at most 63.");
}

absl::StatusOr<PublicationOrder> FromProto(const v1::PublishDispatchRequest& request) {
  const v1::Dispatch& told = request.dispatch();
  ASSIGN_OR_RETURN(const AgencyId parent, ParseAgencyName("parent", request.parent()));
  ASSIGN_OR_RETURN(DispatchName name, ParseDispatchName("dispatch.name", told.name()));
  if (name.agency != parent)
    return BadName("dispatch.name", told.name(), absl::StrCat(request.parent(), "/dispatches/{dispatch}"));
  ASSIGN_OR_RETURN(const Urgency urgency, ParseUrgency(told.urgency()));
  RETURN_IF_ERROR(JudgeTold(told));
  PublicationOrder order{.dispatch = {.name = std::move(name),
                                      .manifest_text = told.manifest(),
                                      .frozen_list_text = request.frozen_list(),
                                      .register_entry = {told.register_leaf(), told.register_nonce(), told.register_proof()},
                                      .urgency = urgency,
                                      .document_type = told.document_type(),
                                      .abstract = told.abstract(),
                                      .issuer_display_name = told.issuer_display_name(),
                                      .signature_level = told.signature_level()}};
  for (const v1::FrozenRecipient& frozen : request.recipients()) {
    const auto recipient = Recipient::Parse(frozen.recipient());
    if (!recipient.ok()) return BadName("recipients", frozen.recipient(), "agencies/{agency}[/units/{unit}]");
    if (!frozen.display_name().empty()) order.display_names[*recipient] = frozen.display_name();
  }
  return order;
}

absl::StatusOr<ExternalDispatch> FromProto(const v1::HandOverDispatchRequest& request) {
  ExternalDispatch read{
      .number = {request.number(), request.notation()}, .document_type = request.document_type(), .abstract = request.abstract()};
  ASSIGN_OR_RETURN(read.issuer, ParseAgencyName("parent", request.parent()));
  ASSIGN_OR_RETURN(read.urgency, ParseUrgency(request.urgency()));
  const auto day = ParseDay(request.day());
  if (!day.ok()) return InvalidField("day", request.day(), "Ngày phải có dạng 2024-05-30.", "A day has the form 2024-05-30.");
  read.day = *day;
  ASSIGN_OR_RETURN(read.pdf, ParseFile("pdf", request.pdf()));
  for (const v1::File& file : request.attachments()) {
    ASSIGN_OR_RETURN(verification::FileEntry attachment, ParseFile("attachments", file));
    read.attachments.push_back(std::move(attachment));
  }
  for (const v1::FrozenRecipient& told : request.recipients()) {
    const auto recipient = Recipient::Parse(told.recipient());
    if (!recipient.ok()) return BadName("recipients", told.recipient(), "agencies/{agency}[/units/{unit}]");
    verification::FrozenRecipient frozen{
        .recipient = *recipient, .is_addressee = told.addressed(), .is_copied = !told.addressed()};
    if (!told.note().empty()) frozen.notes.push_back(told.note());
    read.recipients.push_back(std::move(frozen));
    if (!told.display_name().empty()) read.display_names[*recipient] = told.display_name();
  }
  return read;
}

absl::StatusOr<ConnectorProgress> FromProto(const v1::Progress& progress) {
  ASSIGN_OR_RETURN(DeliveryName name, ParseDeliveryName("progress.delivery", progress.delivery()));
  if (progress.state() != "waiting" && progress.state() != "retrying" && progress.state() != "dead") {
    return InvalidField("progress.state", progress.state(), "Chỉ nhận waiting, retrying hoặc dead.",
                        "It is waiting, retrying or dead.");
  }
  if (progress.attempt() < 1) {
    return InvalidField("progress.attempt", absl::StrCat(progress.attempt()), "Lượt gửi tính từ 1.", "Attempts count from 1.");
  }
  ConnectorProgress told{
      .delivery = std::move(name), .attempt = progress.attempt(), .state = progress.state(), .reason = progress.reason()};
  if (progress.has_resent_at()) told.resent_at = FromProto(progress.resent_at());
  if (progress.has_next_try_at()) told.next_try_at = FromProto(progress.next_try_at());
  return told;
}

absl::StatusOr<v1::Dispatch> ToProto(const Dispatch& dispatch, const DeliveryCounts& counts) {
  ASSIGN_OR_RETURN(const verification::Manifest manifest, verification::ParseManifest(dispatch.manifest_text));
  v1::Dispatch proto;
  proto.set_name(dispatch.name.Text());
  proto.set_number(manifest.number.number);
  proto.set_notation(manifest.number.notation);
  proto.set_day(DayText(manifest.day));
  proto.set_document_type(dispatch.document_type);
  proto.set_abstract(dispatch.abstract);
  proto.set_urgency(static_cast<int>(dispatch.urgency));
  proto.set_manifest(dispatch.manifest_text);
  proto.set_register_leaf(dispatch.register_entry.leaf);
  proto.set_register_nonce(dispatch.register_entry.nonce);
  proto.set_register_proof(dispatch.register_entry.proof);
  Fill(manifest.pdf, proto.mutable_pdf());
  for (const verification::FileEntry& file : manifest.attachments) Fill(file, proto.add_attachments());
  proto.set_issuer_display_name(dispatch.issuer_display_name);
  proto.set_signature_level(dispatch.signature_level);
  *proto.mutable_published_at() = ToProto(dispatch.published_at);
  proto.set_delivery_count(counts.all);
  proto.set_receipted_count(counts.receipted);
  proto.set_failed_count(counts.failed);
  return proto;
}

v1::Delivery ToProto(const ShownDelivery& shown) {
  const Delivery& delivery = shown.delivery;
  v1::Delivery proto;
  proto.set_name(delivery.name.Text());
  proto.set_recipient(delivery.recipient.Name());
  proto.set_display_name(delivery.display_name);
  proto.set_note(delivery.note);
  proto.set_state(static_cast<v1::DeliveryState>(delivery.state));
  proto.set_status(delivery.status);
  proto.set_attempt(delivery.attempt);
  proto.set_sends(shown.sends);
  proto.set_reason(delivery.reason);
  proto.set_progress(delivery.progress);
  if (shown.next_step_at) *proto.mutable_next_step_at() = ToProto(*shown.next_step_at);
  *proto.mutable_updated_at() = ToProto(delivery.updated_at);
  return proto;
}

absl::StatusOr<AnsweredPlace> PlaceOf(const std::string& page_token) {
  ASSIGN_OR_RETURN(const std::optional<rpc::PlaceInTime> place, rpc::PlaceInTimeOf(page_token));
  return place ? AnsweredPlace{place->at, DeliveryId::Trusted(place->id)} : AnsweredPlace{};
}

}  // namespace vanthu::distribution
