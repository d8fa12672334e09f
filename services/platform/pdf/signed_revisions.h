#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/pdf/signature_field.h"
#include "services/platform/status/cause.h"

namespace vanthu::pdf {

// A signature as it stands in a file. Nothing of it is believed yet.
struct SignatureInFile {
  std::string field;
  std::string sub_filter;  // "ETSI.CAdES.detached"
  std::string name;        // who the dictionary says signed
  std::optional<absl::Time> claimed_at;
  ByteRange range;
  std::string cms;              // without the padding
  bool is_range_sound = false;  // the range is within the file, and all that it leaves out is the signature itself
  // Why it does not cover its revision, or what that revision changed besides placing it; empty: it does, and nothing.
  status::Cause objection;
};

struct SignedRevisions {
  std::vector<SignatureInFile> signatures;  // oldest first
  size_t bytes_after_last = 0;              // appended when the last one had signed
  int pages_signed = 0;                     // when the last one signed
  int pages = 0;                            // now
};

// What a signed dispatch is made of: the set page, then one revision for each signature, which changes its own field and adds
// objects, and nothing else. Reads classic cross-reference tables only, which is what the issuing side writes. BAD_PDF where the
// file cannot be read at all.
absl::StatusOr<SignedRevisions> ReadSignedRevisions(std::string_view pdf);

}  // namespace vanthu::pdf
