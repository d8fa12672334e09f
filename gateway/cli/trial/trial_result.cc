#include "gateway/cli/trial/trial_result.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gateway/cli/delivery_listing.h"
#include "gateway/cli/fault.h"
#include "gateway/cli/field_rows.h"
#include "gateway/cli/issuance_page.h"
#include "gateway/cli/recipient_listing.h"
#include "gateway/cli/replaced_fields.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::cli {
namespace {

namespace fs = std::filesystem;

std::string BytesOf(const std::string& base64) {
  std::string bytes;
  absl::Base64Unescape(base64, &bytes);
  return bytes;
}

absl::Status NotWritten(const fs::path& path) {
  return status::Error(
      status::Reason::kDiskFailed,
      {{"name", path.string()}, {"cause", "không ghi được tệp PDF"}, {"cause_en", "the PDF could not be written"}});
}

absl::Status NotThePdf(const std::string& dispatch) {
  return Fault(absl::StatusCode::kDataLoss, absl::StrFormat("Tệp PDF nhận được của %s không khớp mã băm SHA-256.", dispatch),
               absl::StrFormat("The PDF that came of %s does not match its SHA-256.", dispatch));
}

absl::Status Fetch(Office& clerk, const std::string& dispatch, const std::string& digest, const fs::path& path) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  crypto::Sha256Stream hash;
  const std::string file = absl::StrCat("/v1/", dispatch, "/files/", absl::WebSafeBase64Escape(BytesOf(digest)));
  RETURN_IF_ERROR(clerk.http().Download(file, [&](std::string_view bytes) {
    hash.Update(bytes);
    out << bytes;
  }));
  out.close();
  if (!out) return NotWritten(path);
  return hash.Finish().Bytes() == BytesOf(digest) ? absl::OkStatus() : NotThePdf(dispatch);
}

std::string_view StepText(std::string_view step, const ShowOptions& show) {
  if (step == "prepare") return show.Say("5 chuẩn bị", "5 prepare");
  if (step == "number") return show.Say("6 cấp số", "6 number");
  if (step == "set") return show.Say("7 dàn trang", "7 set");
  if (step == "prepare_signature") return show.Say("8 chuẩn bị ký", "8 prepare a signature");
  if (step == "sign") return show.Say("8 ký số", "8 sign");
  if (step == "record") return show.Say("9 ghi sổ", "9 record");
  if (step == "publish") return show.Say("10 phát hành", "10 publish");
  return show.Say("hủy", "void");
}

std::vector<std::string> StepLines(const Json& issuance, const ShowOptions& show) {
  std::vector<std::string> lines;
  for (const Json& step : ListAt(issuance, "steps")) {
    lines.push_back(absl::StrFormat("%s: %.1f ms", StepText(TextAt(step, "step"), show),
                                    static_cast<double>(NumberAt(step, "durationMicros")) / 1000.0));
  }
  return lines;
}

// Step 8, with the level that was reached: without a timestamp a signature proves no time (ETSI EN 319 142-1 §6).
std::vector<std::string> SignatureLines(const Json& issuance, const ShowOptions& show) {
  std::vector<std::string> lines;
  for (const Json& done : ListAt(issuance, "signatures")) {
    const bool is_seal = TextAt(done, "role") == "SIGNING_ROLE_SEAL";
    lines.push_back(
        absl::StrFormat("%s: %s, %s, PAdES %s", is_seal ? show.Say("cơ quan", "agency") : show.Say("người ký", "signer"),
                        TextAt(done, "certificateName"), InstantText(TextAt(done, "signedAt")), TextAt(done, "level")));
    lines.push_back(TextAt(done, "shortfall"));
  }
  return lines;
}

// The live table may have cut what a person has to read.
void ShowUnfinished(const Json& deliveries, const TrialParts& parts) {
  Json unfinished = Json::array();
  std::copy_if(deliveries.begin(), deliveries.end(), std::back_inserter(unfinished),
               [](const Json& delivery) { return !IsReceipted(delivery); });
  if (unfinished.empty()) return;
  for (const std::string& line : DeliveryLines(unfinished, parts.show, {})) parts.console.out() << line << "\n";
}

}  // namespace

absl::StatusOr<std::string> SavePdf(const TrialParts& parts, const std::string& dispatch, const std::string& folder) {
  ASSIGN_OR_RETURN(Office* const clerk, parts.people.As(AgencyOf(dispatch), "clerk"));
  ASSIGN_OR_RETURN(const Json issued, clerk->http().Get(absl::StrCat("/v1/", dispatch)));
  const Json pdf = issued.value("pdf", Json::object());
  std::error_code failed;
  fs::create_directories(folder, failed);
  const fs::path path =
      fs::path(folder) / absl::StrCat(TextAt(issued, "day"), " ", fs::path(TextAt(pdf, "fileName")).filename().string());
  const fs::path part = absl::StrCat(path.string(), ".part");
  const absl::Status fetched = Fetch(*clerk, dispatch, TextAt(pdf, "digest"), part);
  if (fetched.ok()) {
    fs::rename(part, path, failed);
    return failed ? absl::StatusOr<std::string>(NotWritten(path)) : path.string();
  }
  fs::remove(part, failed);
  return fetched;
}

void ShowResult(const TrialParts& parts, const BroughtFile& file, const Json& issuance, const Json& deliveries,
                const std::string& pdf) {
  if (parts.show.json) {
    parts.console.out() << Json({{"result", {{"issuance", issuance}, {"deliveries", deliveries}, {"pdf", pdf}}}}).dump() << "\n";
    return;
  }
  if (parts.console.terminal().is_terminal) ShowUnfinished(deliveries, parts);
  parts.console.out() << DeliveryTally(deliveries, parts.show) << "\n\n";
  ShowIssuance(issuance, parts.show, parts.console);
  FieldRows rows(parts.show, parts.console.out());
  rows.Add("Phát hành thay", "Replaced by issuing", ReplacedLines(file.draft, parts.show));
  rows.Add("PDF", "PDF", {pdf});
  rows.Add("SHA-256", "SHA-256", {absl::BytesToHexString(BytesOf(TextAt(issuance, "pdfDigest")))});
  rows.Add("Chữ ký số", "Signatures", SignatureLines(issuance, parts.show));
  rows.Add("Thời gian", "Time of each step", StepLines(issuance, parts.show));
  parts.console.out() << "\n";
  ShowRecipients(issuance, parts.show, parts.console);
}

}  // namespace vanthu::cli
