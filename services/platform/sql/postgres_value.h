#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/platform/sql/value.h"

namespace vanthu::sql {

// Values on PostgreSQL's wire: binary both ways, so that bytes stay bytes and numbers need no text.

// The parameters of one call, in the form libpq wants them. Texts and bytes are taken by reference: they outlive it.
class PostgresParameters {
 public:
  explicit PostgresParameters(const std::vector<const Value*>& values);
  int count() const { return static_cast<int>(pointers_.size()); }
  const char* const* pointers() const { return pointers_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  std::vector<std::string> integers_;  // in the byte order of the network
  std::vector<const char*> pointers_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

// The type's OID for a letter of Connection::Parameters; 0 lets the server find it out.
unsigned PostgresTypeOf(char letter);

// A column of a result in binary form. Fails for types that no store of the house reads (numeric, floating point, timestamps):
// cast them.
absl::StatusOr<Value> FromPostgres(unsigned type, std::string_view bytes);

}  // namespace vanthu::sql
