#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <vector>

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

// A file that lies beside the PDF.
struct AttachmentFinding {
  std::string file;
  std::optional<std::string> signed_as;  // the name it was signed under; none: it is none of those that were
};

struct PdfFinding {
  verification::PdfJudgement pdf;
  std::vector<AttachmentFinding> attachments;
  std::optional<RegisterFinding> in_register;

  // The PDF's own verdict before that of the files beside it, and that before the register's.
  verification::PdfVerdict Verdict() const;
};

void ListFinding(const PdfFinding& finding, const ShowOptions& show, std::ostream& out);
std::string FindingJson(const PdfFinding& finding);

}  // namespace vanthu::cli
