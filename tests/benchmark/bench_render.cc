#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "services/drafting/layout/page_setter.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/verification/signed_pdf.h"
#include "tests/benchmark/peak_memory.h"
#include "tests/benchmark/side_by_side.h"
#include "tests/benchmark/signed_pages.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::benchmark {
namespace {

namespace fs = std::filesystem;

constexpr int kOurs = 200;     // documents that our side makes in a round
constexpr int kOneCall = 100;  // documents in the peer's one call
constexpr int kRounds = 3;
constexpr int kMany = 2'000;  // for the memory; the test label `long` makes 10,000
constexpr char kUnit[] = "documents/s";
constexpr char kPeer[] = "libreoffice";

double RateOf(int documents, absl::Duration span) { return documents / absl::ToDoubleSeconds(span); }

absl::StatusOr<std::string> SampleText() {
  std::ostringstream text;
  text << std::ifstream(fs::path(VANTHU_SOURCE_DIR) / "deploy/sample/dispatches/monthly.txt").rdbuf();
  return text.str();
}

// LibreOffice has a document of the same text to set: it reads a word processor's file, as an office would give it.
class LibreOffice {
 public:
  explicit LibreOffice(const std::string& text) {
    std::ofstream(folder_.path() / "dispatch.txt") << text;
    Run("--convert-to odt dispatch.txt");
    for (int i = 0; i < kOneCall; ++i) {
      fs::copy_file(folder_.path() / "dispatch.odt", folder_.path() / absl::StrFormat("d%03d.odt", i));
    }
  }
  absl::StatusOr<double> OneEach() { return Rate("--convert-to pdf d000.odt", 1); }
  absl::StatusOr<double> InOneCall() { return Rate("--convert-to pdf d*.odt", kOneCall); }

 private:
  int Run(const std::string& arguments) const {
    const std::string profile = absl::StrCat("-env:UserInstallation=file://", (folder_.path() / "profile").string());
    return std::system(
        absl::StrCat("cd ", folder_.path().string(), " && libreoffice --headless ", profile, " ", arguments, " >/dev/null 2>&1")
            .c_str());
  }
  absl::StatusOr<double> Rate(const std::string& arguments, int documents) const {
    const absl::Time started = absl::Now();
    if (Run(arguments) != 0) return absl::NotFoundError("libreoffice --headless could not convert; is it installed?");
    return RateOf(documents, absl::Now() - started);
  }

  support::TemporaryFolder folder_;
};

absl::StatusOr<double> MakeMany(SignedPages& pages, int documents) {
  const absl::Time started = absl::Now();
  for (int i = 1; i <= documents; ++i) RETURN_IF_ERROR(pages.Make(i).status());
  return RateOf(documents, absl::Now() - started);
}

absl::StatusOr<std::string> Measure() {
  ASSIGN_OR_RETURN(const std::string text, SampleText());
  ASSIGN_OR_RETURN(drafting::Draft draft, drafting::ReadDispatch(text, "monthly.txt"));
  ASSIGN_OR_RETURN(const auto pages, SignedPages::Open(std::move(draft)));
  ASSIGN_OR_RETURN(const std::string one, pages->Make(1));
  const auto judged = verification::JudgeSignedPdf(one, {});
  if (judged.verdict != verification::PdfVerdict::kUnverified) return absl::InternalError(judged.cause.english);
  absl::PrintF("One dispatch: %d bytes, signed twice (B-B, P-256), one thread\n", one.size());

  LibreOffice office(text);
  const Side ours{"ours", [&] { return MakeMany(*pages, kOurs); }};
  ASSIGN_OR_RETURN(const Medians together,
                   MeasureSideBySide(ours, {"libreoffice, 100 in one call", [&] { return office.InOneCall(); }}, 1, kUnit));
  absl::PrintF("%s\n", ResultLine("render, 100 documents in one call", together, "libreoffice", kUnit));
  ASSIGN_OR_RETURN(const Medians each, MeasureSideBySide(ours, {kPeer, [&] { return office.OneEach(); }}, kRounds, kUnit));
  const int64_t before = PeakKibibytes(getpid());
  RETURN_IF_ERROR(MakeMany(*pages, kMany).status());
  absl::PrintF("Peak memory: %d KiB, after %d documents more %d KiB\n", before, kMany, PeakKibibytes(getpid()));
  return ResultLine("render", each, kPeer, kUnit);
}

}  // namespace
}  // namespace vanthu::benchmark

int main() { return vanthu::benchmark::PrintResult(vanthu::benchmark::Measure()); }
