#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "tests/integration/installation.h"
#include "tests/integration/invariants.h"

namespace vanthu::integration {

// One history of a whole installation, decided by its seed alone: dispatches are issued, pumps turned in any order, the clock
// goes on, and now and then something breaks. In the end all is well again, and the installation comes to rest.
class History {
 public:
  explicit History(uint64_t seed);

  // Plays it, and gives the promises that are broken in the end.
  std::vector<std::string> Play();

  Installation& installation() { return installation_; }
  const std::string& story() const { return story_; }  // what was done, for whoever looks into a failure

 private:
  void Act();
  void IssueOne();
  void RepeatIssue();
  void VoidOne();
  void RefuseOne();
  void ResendOne();
  void CrashInACommit();
  void DisturbTheBus();
  void LoseRecordsOfAnInbox(int count);
  void FailADisk();
  void RestartNow();
  absl::Status OpenAgain();
  void Tell(std::string_view what);
  size_t Below(size_t bound) { return static_cast<size_t>(random_() % bound); }

  std::mt19937_64 random_;
  Installation installation_;
  Told told_;
  std::vector<std::string> drafts_;
  std::string story_;
  int issued_ = 0;
};

}  // namespace vanthu::integration
