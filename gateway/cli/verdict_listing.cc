#include "gateway/cli/verdict_listing.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::cli {
namespace {

using Json = nlohmann::ordered_json;
using verification::PdfVerdict;

constexpr size_t kShortDigest = 16;

std::string TimeText(absl::Time at) { return absl::FormatTime("%H:%M:%S %d/%m/%Y (+07:00)", at, absl::FixedTimeZone(7 * 3600)); }

std::string Named(const crypto::Certificate& certificate) {
  return absl::StrCat(certificate.common_name, ", SHA-256 ", certificate.Fingerprint().Hex().substr(0, kShortDigest), "…");
}

std::string Said(PdfVerdict verdict, const ShowOptions& show) {
  return std::string(show.Say(verification::PdfVerdictText(verdict), verification::PdfVerdictTextInEnglish(verdict)));
}

void ListCause(const status::Cause& cause, const ShowOptions& show, std::ostream& out) {
  if (!cause.empty()) out << "          (" << show.Say(cause.vietnamese, cause.english) << ")\n";
}

std::string RoleText(const verification::JudgedSignature& signature, const ShowOptions& show) {
  if (signature.field == "ChuKy") return std::string(show.Say("Người ký  ", "Signer    "));
  if (signature.field == "ConDau") return std::string(show.Say("Cơ quan   ", "Agency    "));
  return absl::StrCat(signature.field, "  ");
}

void ListSignature(const verification::JudgedSignature& signature, const ShowOptions& show, std::ostream& out) {
  out << RoleText(signature, show) << (signature.signer.der.empty() ? "?" : signature.signer.common_name);
  if (signature.at) out << ", " << TimeText(*signature.at);
  if (!signature.level.empty()) out << ", PAdES " << signature.level;
  out << ": " << Said(signature.verdict, show) << "\n";
  if (signature.trusted) {
    out << show.Say("          tin theo chứng thư đã ghim: ", "          by the pinned certificate: ")
        << Named(*signature.trusted) << "\n";
  }
  ListCause(signature.cause, show, out);
}

// First those that were brought, then what was signed.
void ListAttachments(const PdfFinding& finding, const ShowOptions& show, std::ostream& out) {
  for (const AttachmentFinding& attachment : finding.attachments) {
    out << show.Say("Tệp kèm   ", "Attached  ") << attachment.file << ": ";
    if (attachment.signed_as) {
      out << show.Say("đúng tệp đã được ký cùng văn bản: ", "signed with the dispatch as ") << *attachment.signed_as << "\n";
    } else {
      out << Said(PdfVerdict::kOtherAttachment, show) << "\n";
    }
  }
  if (finding.pdf.attachments.empty()) return;
  out << show.Say("Ký cùng   ", "With it   ");
  for (const pdf::RelatedFile& named : finding.pdf.attachments) {
    out << (&named == &finding.pdf.attachments.front() ? "" : "          ") << named.name << ", SHA-256 "
        << named.digest.Hex().substr(0, kShortDigest) << "…\n";
  }
}

Json CertificateJson(const crypto::Certificate& certificate) {
  return {{"common_name", certificate.common_name},
          {"issuer", certificate.issuer_name},
          {"serial", certificate.serial},
          {"sha256", certificate.Fingerprint().Hex()},
          {"not_before", InstantText(certificate.not_before)},
          {"not_after", InstantText(certificate.not_after)}};
}

Json SignatureJson(const verification::JudgedSignature& signature) {
  Json json = {{"field", signature.field},
               {"verdict", verification::PdfVerdictWord(signature.verdict)},
               {"cause", signature.cause.english},
               {"cause_vi", signature.cause.vietnamese},
               {"level", signature.level}};
  if (signature.at) json["at"] = InstantText(*signature.at);
  if (!signature.signer.der.empty()) json["signer"] = CertificateJson(signature.signer);
  if (signature.trusted) json["trusted"] = CertificateJson(*signature.trusted);
  return json;
}

}  // namespace

PdfVerdict PdfFinding::Verdict() const {
  if (pdf.verdict != PdfVerdict::kGenuine) return pdf.verdict;
  const bool is_signed = std::all_of(attachments.begin(), attachments.end(),
                                     [](const AttachmentFinding& attachment) { return attachment.signed_as.has_value(); });
  if (!is_signed) return PdfVerdict::kOtherAttachment;
  return in_register ? in_register->judgement.verdict : PdfVerdict::kGenuine;
}

void ListFinding(const PdfFinding& finding, const ShowOptions& show, std::ostream& out) {
  out << show.Say("Kết luận  ", "Verdict   ") << Said(finding.Verdict(), show) << "\n";
  ListCause(finding.pdf.cause, show, out);
  for (const verification::JudgedSignature& signature : finding.pdf.signatures) ListSignature(signature, show, out);
  ListAttachments(finding, show, out);
  if (!finding.in_register) return;
  const RegisterFinding& found = *finding.in_register;
  out << show.Say("Sổ        ", "Register  ") << found.number << ", " << DayText(found.day) << ": "
      << Said(found.judgement.verdict, show) << "\n";
  if (!found.log.empty()) out << "          " << found.log << "\n";
  ListCause(found.judgement.cause, show, out);
}

std::string FindingJson(const PdfFinding& finding) {
  Json json = {{"verdict", verification::PdfVerdictWord(finding.Verdict())},
               {"vietnamese", verification::PdfVerdictText(finding.Verdict())},
               {"english", verification::PdfVerdictTextInEnglish(finding.Verdict())},
               {"cause", finding.pdf.cause.english},
               {"cause_vi", finding.pdf.cause.vietnamese},
               {"pages_added", finding.pdf.pages_added},
               {"attachments", Json::array()},
               {"signatures", Json::array()}};
  for (const verification::JudgedSignature& signature : finding.pdf.signatures)
    json["signatures"].push_back(SignatureJson(signature));
  for (const pdf::RelatedFile& named : finding.pdf.attachments)
    json["attachments"].push_back({{"name", named.name}, {"sha256", named.digest.Hex()}});
  for (const AttachmentFinding& attachment : finding.attachments)
    json["attached"].push_back({{"file", attachment.file}, {"signed_as", attachment.signed_as.value_or("")}});
  if (finding.in_register) {
    const RegisterFinding& found = *finding.in_register;
    json["register"] = {{"number", found.number},
                        {"day", DayText(found.day)},
                        {"log", found.log},
                        {"verdict", verification::PdfVerdictWord(found.judgement.verdict)},
                        {"cause", found.judgement.cause.english},
                        {"cause_vi", found.judgement.cause.vietnamese}};
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vanthu::cli
