#include "services/distribution/publication/external_hand_over.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/distribution/dispatch/dispatch_store.h"
#include "services/distribution/publication/external_upload_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::distribution {
namespace {

absl::Status NotExternal(const AgencyId& issuer, const std::string& caller) {
  const std::string agency = absl::StrCat("agencies/", issuer.text());
  return status::Error(
      status::Reason::kPermissionDenied,
      {{"caller", caller},
       {"method", "HandOverDispatch"},
       {"rule", absl::StrCat(agency, " lấy số ở sổ của hệ thống này (chưa được đánh dấu external_register)")},
       {"rule_en", absl::StrCat(agency, " takes its numbers from the register kept here (it is not marked external_register)")}});
}

absl::Status NumberTaken(const ExternalDispatch& dispatch) {
  return status::Error(status::Reason::kInvalidField,
                       {{"field", "number"},
                        {"value", absl::StrCat(dispatch.number.Text(), " (", dispatch.day.year(), ")")},
                        {"rule", "Số này đã gửi trong văn bản khác; mỗi số, ký hiệu, năm của một cơ quan chỉ một văn bản."},
                        {"rule_en",
                         "This number was handed over in another dispatch; an agency has one for each number, symbol and "
                         "year."}});
}

}  // namespace

absl::StatusOr<Issuer> ExternalHandOver::ExternalIssuer(const AgencyId& agency, const std::string& caller) {
  ASSIGN_OR_RETURN(Issuer issuer, directory_.FindIssuer(agency));
  if (!issuer.has_external_register) return NotExternal(agency, caller);
  return issuer;
}

absl::Status ExternalHandOver::JudgeIssuer(const AgencyId& issuer, const std::string& caller) {
  return ExternalIssuer(issuer, caller).status();
}

absl::Status ExternalHandOver::NoteUpload(const AgencyId& issuer, const Digest& digest, int64_t size_bytes) {
  return database_.Write(
      [&](sql::Transaction& tx) { return ExternalUploadStore::Insert(tx, issuer, digest, size_bytes, clock_.Now()); });
}

absl::Status ExternalHandOver::JudgeFiles(sql::Transaction& tx, const ExternalDispatch& dispatch) {
  std::vector<verification::FileEntry> files = dispatch.attachments;
  files.push_back(dispatch.pdf);
  for (const verification::FileEntry& file : files) {
    ASSIGN_OR_RETURN(const auto size, ExternalUploadStore::SizeOf(tx, dispatch.issuer, file.digest));
    if (!size) return status::Error(status::Reason::kFileMissing, {{"name", file.digest.Hex()}});
  }
  return absl::OkStatus();
}

absl::StatusOr<Dispatch> ExternalHandOver::HandOver(const ExternalDispatch& dispatch, const std::string& handed_over_by) {
  ASSIGN_OR_RETURN(const Issuer issuer, ExternalIssuer(dispatch.issuer, handed_over_by));
  ASSIGN_OR_RETURN(PublicationOrder order, OrderOf(dispatch));
  order.published_by = handed_over_by;
  RETURN_IF_ERROR(database_.Read([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(JudgeFiles(tx, dispatch));
    // What is handed over again is the same dispatch, though the agency was renamed meanwhile.
    const auto earlier = DispatchStore::Find(tx, order.dispatch.name);
    order.dispatch.issuer_display_name = earlier.ok() ? earlier->issuer_display_name : issuer.display_name;
    return status::Is(earlier.status(), status::Reason::kNotFound) ? absl::OkStatus() : earlier.status();
  }));
  absl::StatusOr<Dispatch> published = publisher_.Publish(std::move(order));
  if (status::Is(published.status(), status::Reason::kRequestIdReused)) return NumberTaken(dispatch);
  return published;
}

}  // namespace vanthu::distribution
