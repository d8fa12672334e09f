#pragma once

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft.h"
#include "services/drafting/layout/strip.h"

namespace vanthu::drafting {

// One who signs, in a column of the page; `left` and `width` in points from the left margin.
struct Signatory {
  const SignatureBlock* block = nullptr;  // outlives it
  bool issues = false;                    // the fields of signature and seal are this one's
  double left = kSignatureColumnLeft;
  double width = kSignatureColumnWidth;
};

struct SignatureRow {
  Strip strip;
  double first_baseline = 0;
};

// Those who sign side by side (Phụ lục I.II.7): authority and position level with one another, room for signature and seal, and
// the names level again; one piece that is never divided.
absl::StatusOr<SignatureRow> SetSignatureRow(const TextSetter& setter, const std::vector<Signatory>& signatories,
                                             std::string_view issuer, Outline& outline);

// The rows of a document that several sign (mẫu 1.9; contracts): two in a row, each with half of the page.
absl::StatusOr<std::vector<Strip>> CoSignatureStrips(const TextSetter& setter, const Draft& draft, std::string_view issuer,
                                                     Outline& outline);

}  // namespace vanthu::drafting
