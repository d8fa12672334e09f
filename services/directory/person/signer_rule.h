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
};

// Whether the person may sign so on that day (Điều 13, Nghị định 30/2020/NĐ-CP): who it is, else SIGNER_NOT_AUTHORISED with the
// cause. TL. and TUQ. may be signed by the head of a body under the issuer, since the mandated body uses the issuer's form and
// seal. The pointer is into `people`.
absl::StatusOr<const Person*> JudgeSigner(const AgencyBook& agencies, const PeopleBook& people,
                                          const SignatureQuestion& question);

}  // namespace vanthu::directory
