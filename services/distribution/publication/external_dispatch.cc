#include "services/distribution/publication/external_dispatch.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/base32.h"

namespace vanthu::distribution {
namespace {

constexpr size_t kIdBytes = 16;  // as many as a fresh id has

absl::Status Missing(std::string field, std::string value) {
  return status::Error(
      status::Reason::kInvalidField,
      {{"field", std::move(field)},
       {"value", std::move(value)},
       {"rule", "Văn bản gửi từ sổ bên ngoài phải có số, ký hiệu, trích yếu và tên tệp."},
       {"rule_en", "A dispatch of an external register has a number, a symbol, an abstract and a file's name."}});
}

absl::Status Judge(const ExternalDispatch& dispatch) {
  if (dispatch.number.number < 1) return Missing("number", absl::StrCat(dispatch.number.number));
  if (dispatch.number.notation.empty()) return Missing("notation", "");
  if (dispatch.abstract.empty()) return Missing("abstract", "");
  if (dispatch.pdf.name.empty()) return Missing("pdf.file_name", "");
  return absl::OkStatus();
}

}  // namespace

DispatchName NameOf(const ExternalDispatch& dispatch) {
  const Digest digest = crypto::Sha256(absl::StrFormat("vanthu.external.v1\n%s\n%d\n%s\n%d\n", dispatch.issuer.text(),
                                                       dispatch.day.year(), dispatch.number.notation, dispatch.number.number));
  return {dispatch.issuer, DispatchId::Trusted(Base32(digest.Bytes().substr(0, kIdBytes)))};
}

absl::StatusOr<PublicationOrder> OrderOf(const ExternalDispatch& dispatch) {
  RETURN_IF_ERROR(Judge(dispatch));
  const verification::FrozenList list = verification::FrozenList::Of(dispatch.recipients);
  const DispatchName name = NameOf(dispatch);
  const verification::Manifest manifest{.issuer = dispatch.issuer,
                                        .dispatch = name.id,
                                        .number = dispatch.number,
                                        .day = dispatch.day,
                                        .pdf = dispatch.pdf,
                                        .attachments = dispatch.attachments,
                                        .recipients = list.TextDigest()};
  return PublicationOrder{.dispatch = {.name = name,
                                       .manifest_text = verification::ManifestText(manifest),
                                       .frozen_list_text = list.Text(),
                                       .urgency = dispatch.urgency,
                                       .document_type = dispatch.document_type,
                                       .abstract = dispatch.abstract},
                          .display_names = dispatch.display_names};
}

}  // namespace vanthu::distribution
