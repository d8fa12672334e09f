#include "services/distribution/dispatch/dispatch_store.h"

#include <string>
#include <tuple>

#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::distribution {
namespace {

using sql::Bytes;

using Row = std::tuple<std::string, std::string, std::string, Bytes, std::string, Urgency, std::string, std::string, std::string,
                       std::string, absl::Time>;

}  // namespace

absl::StatusOr<bool> DispatchStore::Insert(sql::Transaction& tx, const Dispatch& dispatch) {
  const RegisterEntry& entry = dispatch.register_entry;
  ASSIGN_OR_RETURN(
      const int64_t inserted,
      tx.Execute("insert into dispatch(agency, dispatch, payload, manifest, frozen_list, register_leaf, register_nonce, "
                 "register_proof, urgency, document_type, abstract, issuer_display_name, signature_level, published_at) "
                 "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) on conflict do nothing",
                 dispatch.name.agency, dispatch.name.id, PayloadDigest(dispatch), dispatch.manifest_text,
                 dispatch.frozen_list_text, entry.leaf, Bytes{entry.nonce}, entry.proof, dispatch.urgency, dispatch.document_type,
                 dispatch.abstract, dispatch.issuer_display_name, dispatch.signature_level, dispatch.published_at));
  return inserted == 1;
}

absl::StatusOr<Dispatch> DispatchStore::Find(sql::Transaction& tx, const DispatchName& name) {
  ASSIGN_OR_RETURN(
      const sql::Rows rows,
      tx.Query("select manifest, frozen_list, register_leaf, register_nonce, register_proof, urgency, document_type, "
               "abstract, issuer_display_name, signature_level, published_at from dispatch where agency = ?1 and dispatch = ?2",
               name.agency, name.id));
  ASSIGN_OR_RETURN(const auto all, rows.AllAs<Row>());
  if (all.empty()) return status::Error(status::Reason::kNotFound, {{"name", name.Text()}});
  const auto& [manifest, list, leaf, nonce, proof, urgency, type, abstract, issuer, level, published_at] = all.front();
  return Dispatch{name, manifest, list, {leaf, nonce.data, proof}, urgency, type, abstract, issuer, level, published_at};
}

absl::StatusOr<std::optional<Digest>> DispatchStore::Payload(sql::Transaction& tx, const DispatchName& name) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select payload from dispatch where agency = ?1 and dispatch = ?2", name.agency, name.id));
  ASSIGN_OR_RETURN(const auto row, rows.Maybe<Digest>());
  return row ? std::optional(std::get<0>(*row)) : std::nullopt;
}

}  // namespace vanthu::distribution
