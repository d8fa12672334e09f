#pragma once

#include <optional>
#include <ostream>
#include <string>

#include "absl/time/civil_time.h"
#include "gateway/cli/console.h"
#include "services/verification/signed_pdf.h"

namespace vanthu::cli {

struct RegisterFinding {
  std::string number;
  absl::CivilDay day;
  std::string log;  // the origin of the log whose key was relied on; empty: none
  verification::RegisterJudgement judgement;
};

struct PdfFinding {
  verification::PdfJudgement pdf;
  std::optional<RegisterFinding> in_register;

  // The PDF's own verdict before the register's.
  verification::PdfVerdict Verdict() const;
};

void ListFinding(const PdfFinding& finding, const ShowOptions& show, std::ostream& out);
std::string FindingJson(const PdfFinding& finding);

}  // namespace vanthu::cli
