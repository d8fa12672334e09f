#pragma once

#include <compare>
#include <string>

#include "absl/time/time.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/identifier.h"
#include "services/verification/manifest.h"

namespace vanthu::distribution {

struct DispatchName {
  AgencyId agency;
  DispatchId id;
  std::string Text() const;  // "agencies/x/dispatches/y"
  friend auto operator<=>(const DispatchName&, const DispatchName&) = default;
};

// What the issuer's register says of the dispatch; empty where that register is external.
struct RegisterEntry {
  std::string leaf;
  std::string nonce;
  std::string proof;
};

// An issued dispatch. Never changed once stored.
struct Dispatch {
  DispatchName name;
  std::string manifest_text;     // canonical; number, day and files are read out of it
  std::string frozen_list_text;  // canonical; its digest stands in the manifest
  RegisterEntry register_entry;
  Urgency urgency = Urgency::kNormal;
  std::string document_type;
  std::string abstract;
  std::string issuer_display_name;
  std::string signature_level;  // "B-B" or "B-T"; empty: nobody said
  absl::Time published_at;
};

// The file of the manifest with this digest; nullptr where the dispatch holds none.
const verification::FileEntry* FileOf(const verification::Manifest& manifest, const Digest& digest);

// SHA-256 over all that a publication says of the dispatch, in its order: repeated, it is the same. Not over the level: the
// manifest names the PDF that has it.
Digest PayloadDigest(const Dispatch& dispatch);

}  // namespace vanthu::distribution
