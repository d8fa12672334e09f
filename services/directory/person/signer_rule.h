#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "services/directory/agency/agency_book.h"
#include "services/directory/person/people_book.h"

namespace vanthu::directory {

// The signature block of a draft, as written.
struct SignatureQuestion {
  AgencyId issuer;
  absl::CivilDay day;
  std::vector<std::string> authority_lines;  // "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"; from top to bottom
  std::string position;                      // "PHÓ CHỦ TỊCH"
  std::string full_name;
  std::string document_type = {};  // its id, "cong-van"; empty: only delegations for any type count
};

// Whether the person may sign so on that day (Điều 13, Nghị định 30/2020/NĐ-CP): who it is, else SIGNER_NOT_AUTHORISED with the
// cause. TUQ. needs a delegation of that day from the issuer's head to the head of a body of his, which may not be passed on; TL.
// a delegation, or a position that has the form. Both may be signed by people of a body under the issuer, since they use the
// issuer's form and seal. The pointer is into `people`.
absl::StatusOr<const Person*> JudgeSigner(const AgencyBook& agencies, const PeopleBook& people,
                                          const SignatureQuestion& question);

}  // namespace vanthu::directory
