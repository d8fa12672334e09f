#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "services/drafting/format/format_checker.h"
#include "services/drafting/layout/page_setter.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/platform/status/macros.h"
#include "tests/benchmark/command_output.h"
#include "tests/benchmark/side_by_side.h"
#include "tests/benchmark/two_page_dispatch.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::benchmark {
namespace {

constexpr int kDispatches = 100;
constexpr int kRepeats = 10;  // ours in one round: as long as a round of the peer's, by and large
constexpr int kRounds = 7;
constexpr char kUnit[] = "dispatches/s";
constexpr char kPeer[] = "pdftotext";

// The same dispatches as text and as pages.
struct Sheaf {
  std::vector<std::string> texts;
  std::vector<std::string> pdfs;  // paths
  std::string bound;              // all of them in one PDF
};

// Fails where the pages are not two, or do not hold the words that were checked.
absl::Status Extract(const std::string& pdf, long pages) {
  ASSIGN_OR_RETURN(const std::string text, OutputOf(absl::StrFormat("pdftotext -enc UTF-8 '%s' -", pdf)));
  const auto found = std::count(text.begin(), text.end(), '\f');
  if (found == pages && text.find("Đinh Công Trứ") != std::string::npos) return absl::OkStatus();
  return absl::InternalError(absl::StrFormat("%s has %d pages, not %d, or other words", pdf, found, pages));
}

absl::StatusOr<Sheaf> Make(const std::filesystem::path& folder) {
  ASSIGN_OR_RETURN(const auto setter, drafting::PageSetter::Open());
  Sheaf sheaf;
  std::string bind = "pdfunite";
  for (int seed = 0; seed < kDispatches; ++seed) {
    sheaf.texts.push_back(TwoPageDispatch(seed));
    drafting::PageInput input;
    ASSIGN_OR_RETURN(input.draft, drafting::ReadDispatch(sheaf.texts.back(), "dispatch.txt"));
    ASSIGN_OR_RETURN(const std::string page, setter->SetPage(input));
    sheaf.pdfs.push_back((folder / absl::StrFormat("%03d.pdf", seed)).string());
    std::ofstream(sheaf.pdfs.back(), std::ios::binary) << page;
    absl::StrAppendFormat(&bind, " '%s'", sheaf.pdfs.back());
  }
  sheaf.bound = (folder / "bound.pdf").string();
  RETURN_IF_ERROR(OutputOf(absl::StrFormat("%s '%s'", bind, sheaf.bound)).status());
  return sheaf;
}

// The time that this process and the children it waited for have had a core for: what else the machine does is not in it.
double CoreSeconds() {
  double seconds = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage{};
    getrusage(who, &usage);
    for (const timeval& part : {usage.ru_utime, usage.ru_stime})
      seconds += static_cast<double>(part.tv_sec) + 1e-6 * static_cast<double>(part.tv_usec);
  }
  return seconds;
}

// Runs `work` once and gives how many dispatches a second of one core it made of `dispatches`.
template <class Work>
absl::StatusOr<double> RateOf(int dispatches, Work work) {
  const double start = CoreSeconds();
  RETURN_IF_ERROR(work());
  return dispatches / (CoreSeconds() - start);
}

absl::Status ReadAndCheck(const Sheaf& sheaf) {
  for (int repeat = 0; repeat < kRepeats; ++repeat) {
    for (size_t at = 0; at < sheaf.texts.size(); ++at) {
      ASSIGN_OR_RETURN(const drafting::Draft draft, drafting::ReadDispatch(sheaf.texts[at], "dispatch.txt"));
      const drafting::SourceText source(sheaf.texts[at]);
      const auto findings = drafting::CheckFormat(drafting::CheckInput(draft, &source));
      const bool has_faults = at % 2 == 1;
      if (findings.empty() == has_faults)
        return absl::InternalError(absl::StrFormat("dispatch %d: %d findings", at, findings.size()));
    }
  }
  return absl::OkStatus();
}

// The findings alone, for those who hold a draft already: where the time goes.
absl::Status PrintCheckAlone(const Sheaf& sheaf) {
  std::vector<drafting::Draft> drafts;
  for (const std::string& text : sheaf.texts) {
    ASSIGN_OR_RETURN(drafts.emplace_back(), drafting::ReadDispatch(text, "dispatch.txt"));
  }
  ASSIGN_OR_RETURN(const double rate, RateOf(kDispatches * kRepeats, [&] {
                     size_t findings = 0;
                     for (int repeat = 0; repeat < kRepeats; ++repeat) {
                       for (const auto& draft : drafts) findings += drafting::CheckFormat(draft).size();
                     }
                     return findings > 0 ? absl::OkStatus() : absl::InternalError("no findings");
                   }));
  absl::PrintF("checking drafts that are read already: %.0f %s\n", rate, kUnit);
  return absl::OkStatus();
}

absl::StatusOr<std::string> Measure() {
  const support::TemporaryFolder folder;
  ASSIGN_OR_RETURN(const Sheaf sheaf, Make(folder.path()));
  RETURN_IF_ERROR(PrintCheckAlone(sheaf));
  const Side ours{"ours", [&] { return RateOf(kDispatches * kRepeats, [&] { return ReadAndCheck(sheaf); }); }};
  const Side one_by_one{kPeer, [&] {
                          return RateOf(kDispatches, [&] {
                            for (const std::string& pdf : sheaf.pdfs) RETURN_IF_ERROR(Extract(pdf, 2));
                            return absl::OkStatus();
                          });
                        }};
  const Side bound{kPeer, [&] { return RateOf(kDispatches, [&] { return Extract(sheaf.bound, 2 * kDispatches); }); }};
  absl::PrintF("One call of the peer for each dispatch\n");
  ASSIGN_OR_RETURN(const Medians each, MeasureSideBySide(ours, one_by_one, kRounds, kUnit));
  absl::PrintF("One call for all %d, bound into one PDF\n", kDispatches);
  ASSIGN_OR_RETURN(const Medians all, MeasureSideBySide(ours, bound, kRounds, kUnit));
  absl::PrintF("%s\n", ResultLine("each by a call of its own", each, kPeer, kUnit));
  return ResultLine("check", all, kPeer, kUnit);
}

}  // namespace
}  // namespace vanthu::benchmark

int main() { return vanthu::benchmark::PrintResult(vanthu::benchmark::Measure()); }
