#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/directory/person/sample_issuer.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::directory {

// Adds the unit and the signer that a file of somebody's own names, so that it can be tried out: on sample installations only.
// Threads: any.
class SampleIssuerAdder {
 public:
  SampleIssuerAdder(sql::Database& database, Clock& clock, bool is_sample)
      : database_(database), clock_(clock), is_sample_(is_sample) {}

  // What was added, for the notice; nothing when all was known. NOT_SAMPLE, NOT_FOUND (the agency), INVALID_FIELD.
  absl::StatusOr<std::vector<std::string>> Add(const SampleIssuer& sample, std::string_view actor);

 private:
  absl::StatusOr<std::vector<std::string>> AddIn(sql::Transaction& tx, const SampleIssuer& sample, std::string_view actor);

  sql::Database& database_;
  Clock& clock_;
  const bool is_sample_;
};

}  // namespace vanthu::directory
