#include "services/distribution/publication/external_upload_store.h"

#include <tuple>

#include "services/platform/status/macros.h"

namespace vanthu::distribution {

absl::Status ExternalUploadStore::Insert(sql::Transaction& tx, const AgencyId& agency, const Digest& digest, int64_t size_bytes,
                                         absl::Time at) {
  return tx
      .Execute(
          "insert into external_upload(agency, digest, size_bytes, stored_at) values (?1, ?2, ?3, ?4) on conflict do nothing",
          agency, digest, size_bytes, at)
      .status();
}

absl::StatusOr<std::optional<int64_t>> ExternalUploadStore::SizeOf(sql::Transaction& tx, const AgencyId& agency,
                                                                   const Digest& digest) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select size_bytes from external_upload where agency = ?1 and digest = ?2", agency, digest));
  ASSIGN_OR_RETURN(const auto row, rows.Maybe<int64_t>());
  return row ? std::optional(std::get<0>(*row)) : std::nullopt;
}

}  // namespace vanthu::distribution
