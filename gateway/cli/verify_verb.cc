#include "gateway/cli/verify_verb.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "CLI/App.hpp"
#include "gateway/cli/package_proof.h"
#include "gateway/cli/verdict_listing.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"
#include "services/verification/trust_file.h"

namespace vanthu::cli {
namespace {

constexpr uintmax_t kPdfBytesMax = uintmax_t{100} << 20;
constexpr uintmax_t kAttachmentBytesMax = uintmax_t{500} << 20;

struct Options {
  std::string file;
  std::string trust;
  std::string proof;
  std::vector<std::string> attachments;
  ShowOptions show;
};

verification::KnownLog LogOf(const verification::VerifierKey& key) {
  return {key.origin.substr(0, key.origin.rfind('/') + 1), key.key};  // "<installation>/<agency>/" and an epoch
}

// By the first of the trusted logs that knows the number; what it has under it counts.
RegisterFinding JudgeRegister(const std::string& pdf, const PackageProof& package,
                              const std::vector<verification::VerifierKey>& logs) {
  RegisterFinding finding{.number = package.manifest.number.Text(), .day = package.manifest.day};
  finding.judgement = {verification::PdfVerdict::kUnverified, "no key of the register's log was given with --trust"};
  for (const verification::VerifierKey& log : logs) {
    finding.judgement = verification::JudgeAgainstRegister(pdf, package.manifest, package.proof, LogOf(log));
    finding.log = log.origin;
    if (finding.judgement.verdict != verification::PdfVerdict::kNotInRegister) break;
  }
  return finding;
}

AttachmentFinding JudgeAttachment(const std::string& file, const Digest& digest, const verification::PdfJudgement& pdf) {
  for (const pdf::RelatedFile& named : pdf.attachments) {
    if (named.digest == digest) return {file, named.name};
  }
  return {file, std::nullopt};
}

absl::StatusOr<PdfFinding> Judge(const Options& options) {
  ASSIGN_OR_RETURN(const std::string pdf, ReadFile(options.file, kPdfBytesMax));
  verification::TrustFile trust;
  if (!options.trust.empty()) {
    ASSIGN_OR_RETURN(const std::string text, ReadFile(options.trust, kTextBytesMax));
    ASSIGN_OR_RETURN(trust, verification::ReadTrustFile(text));
  }
  PdfFinding finding{.pdf = verification::JudgeSignedPdf(pdf, trust.pdf)};
  for (const std::string& file : options.attachments) {
    ASSIGN_OR_RETURN(const std::string bytes, ReadFile(file, kAttachmentBytesMax));
    finding.attachments.push_back(JudgeAttachment(file, crypto::Sha256(bytes), finding.pdf));
  }
  if (!options.proof.empty()) {
    ASSIGN_OR_RETURN(const PackageProof package, ReadPackageProof(options.proof));
    finding.in_register = JudgeRegister(pdf, package, trust.logs);
  }
  return finding;
}

void Verify(const Options& options, Console& console) {
  const auto finding = Judge(options);
  if (!finding.ok()) return console.Refuse(finding.status(), options.show);
  console.set_exit_code(static_cast<int>(finding->Verdict()));
  if (options.show.json) {
    console.out() << FindingJson(*finding) << "\n";
  } else {
    ListFinding(*finding, options.show, console.out());
  }
}

}  // namespace

void AddVerifyVerb(CLI::App& app, Console& console) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("verify", "kiểm tra chữ ký số của văn bản PDF / judge the signatures of a dispatch");
  verb->add_option("FILE.pdf", options->file, "văn bản đã ký / the signed dispatch")->required();
  verb->add_option("--trust", options->trust,
                   "chứng thư PEM và khóa sổ đăng ký được tin cậy / trusted certificates and log keys");
  verb->add_option("--proof", options->proof, "dispatch.json của gói đã nhận / dispatch.json of the package received");
  verb->add_option("--attachment", options->attachments, "tệp gửi kèm cần kiểm tra / files beside it that are to be judged");
  AddShowOptions(*verb, console, options->show);
  verb->callback([options, &console] { Verify(*options, console); });
}

}  // namespace vanthu::cli
