#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "services/platform/pdf/signature_field.h"
#include "services/platform/status/reason.h"
#include "services/verification/signed_pdf.h"

// A PDF that somebody hands us: judged without trust, and prepared for a signature of ours.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto judged = vanthu::verification::JudgeSignedPdf(bytes, {});
  if (judged.verdict == vanthu::verification::PdfVerdict::kGenuine) std::abort();  // nobody was trusted
  const auto prepared = vanthu::pdf::PrepareSignature(std::string(bytes), {.field = "ChuKy", .name = "Ký"});
  if (prepared.ok() && prepared->pdf.substr(0, size) != bytes) std::abort();  // what was there was touched
  if (!prepared.ok() && !vanthu::status::ReasonOf(prepared.status())) std::abort();
  return 0;
}
