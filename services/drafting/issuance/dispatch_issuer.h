#pragma once

#include <map>

#include "absl/status/statusor.h"
#include "services/drafting/draft/document_type.h"
#include "services/drafting/issuance/distribution.h"
#include "services/drafting/issuance/issuance.h"
#include "services/drafting/issuance/numbering.h"
#include "services/drafting/issuance/signing_step.h"
#include "services/drafting/layout/page_setter.h"
#include "services/drafting/review/directory.h"
#include "services/platform/files/content_store.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::drafting {

// Which register book a type of document is numbered in. The design of the series is the agency head's (Điều 15), so it is
// configuration.
struct BookChoice {
  BookId common;  // for every type that has no book of its own
  std::map<DocumentType, BookId> by_type;
  const BookId& For(DocumentType type) const;
};

// What a step works with: the services it calls, and this service's own stores. All outlive the issuer.
struct IssuerParts {
  sql::Database& database;
  files::ContentStore& files;
  const PageSetter& pages;
  Directory& directory;
  Numbering& numbering;
  Distribution& distribution;
  SigningStep& signing;
  Clock& clock;
};

// Steps 5 to 10 of the way of a dispatch (docs/issuance-cycle.md), each a function from the stored state to the next one. It
// stores nothing of the saga itself: IssuanceRunner does, before the next step begins, so that a restart repeats the stored call
// unchanged. Threads: any, but one issuance is run by one at a time or by several that end in the same state.
class DispatchIssuer {
 public:
  DispatchIssuer(IssuerParts parts, BookChoice books);

  // Runs the step that `issuance.state` says comes next and gives the issuance after it. A failure is the step's: what becomes of
  // the issuance then is AfterFailure's to say.
  absl::StatusOr<Issuance> RunStep(const Issuance& issuance);

 private:
  struct Step {
    IssuanceState runs_in;
    std::string_view name;  // in Issuance::steps
    absl::StatusOr<Issuance> (DispatchIssuer::*run)(Issuance issuance);
  };
  static const Step* StepIn(IssuanceState state);  // null: it waits, or has ended

  absl::StatusOr<Issuance> Prepare(Issuance issuance);
  absl::StatusOr<Issuance> Number(Issuance issuance);
  absl::StatusOr<Issuance> Set(Issuance issuance);
  absl::StatusOr<Issuance> PrepareSignature(Issuance issuance);
  absl::StatusOr<Issuance> Sign(Issuance issuance);
  absl::StatusOr<Issuance> Record(Issuance issuance);
  absl::StatusOr<Issuance> Publish(Issuance issuance);
  absl::StatusOr<Issuance> Void(Issuance issuance);

  absl::StatusOr<StoredDraft> ApprovedDraft(const Issuance& issuance);
  absl::StatusOr<std::string> PageOf(const Issuance& issuance, const Revision& revision);
  absl::StatusOr<std::string> KnownCheckpoint(const AgencyId& agency);
  absl::Status Learn(const AgencyId& agency, const std::string& checkpoint);
  absl::Status HandOverFiles(const Issuance& issuance, const std::vector<Attachment>& files);

  IssuerParts parts_;
  BookChoice books_;
};

}  // namespace vanthu::drafting
