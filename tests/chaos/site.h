#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/child.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::chaos {

using support::Child;
using support::Ended;

inline constexpr const char* kRecipients[] = {"t-a", "t-b",
                                              "t-c"};  // of tests/integration/directory.yaml, as DispatchText names them
inline constexpr char kFirst[] = "01/SPH-VP";
inline constexpr char kSecond[] = "02/SPH-VP";

// A dispatch in the decree's form, of the agency t-so.
std::string DispatchText(std::string_view abstract = "rà soát hồ sơ",
                         std::string_view addressees = "- Sở An;\n- Sở Bình;\n- Báo Thử Nghiệm.",
                         std::string_view body = "Thực hiện nhiệm vụ được giao, đề nghị các cơ quan phối hợp thực hiện.");

// A machine with vanthu-standalone on it: its configuration, its data folder, somebody who walks dispatches through it with
// `vanthu`, and what an outsider finds there.
class Site {
 public:
  Site();
  Site(std::filesystem::path config, std::string operator_account);

  std::filesystem::path data() const { return folder_.path() / "data"; }
  std::filesystem::path Endpoint(std::string_view agency) const { return data() / "endpoints" / agency; }
  std::filesystem::path Write(std::string_view name, std::string_view bytes) const;

  // vanthu-standalone on the data folder, with these arguments more.
  std::vector<std::string> Command(const std::vector<std::string>& arguments = {}) const;
  // Starts it, has `vanthu try` issue the file, and stops it. Where the server was killed meanwhile, `signal` tells, and the
  // command has to have ended with its own word for that; else `exit_code` is the command's.
  Ended Issue(const std::filesystem::path& file, const std::vector<std::string>& arguments = {},
              const Child::Environment& environment = {}) const;
  // The same with `vanthu void`, as the issuer's clerk.
  Ended Void(const std::string& issuance, const std::string& reason, const Child::Environment& environment = {}) const;
  // The clock that vanthu-standalone is to be started on: "2026-03-02".
  void GoTo(const std::string& day) { day_ = day; }

  // The numbers of the dispatches that lie in the agency's folder, sorted. A folder that is not whole fails the test.
  std::vector<std::string> HandedOver(std::string_view agency) const;
  // How many rows a table of a service has: 0 where the service has no database yet.
  int64_t Rows(std::string_view service, std::string_view table) const;

  void ExpectCleanAudit() const;
  // Each recipient has exactly these dispatches, nothing is left half way, and the books have as many numbers.
  void ExpectHandedOver(const std::vector<std::string>& numbers) const;

 private:
  Ended Drive(const std::vector<std::string>& words, const Child::Environment& environment) const;
  std::filesystem::path Sessions() const { return folder_.path() / "sessions"; }
  void KeepSessions(const std::string& server) const;

  support::TemporaryFolder folder_;
  std::filesystem::path config_;
  std::string operator_account_ = "t-operator";
  std::string day_;
};

}  // namespace vanthu::chaos
