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

// A machine with vanthu-standalone on it: its configuration, its data folder, and what an outsider finds there.
class Site {
 public:
  Site();
  explicit Site(std::filesystem::path config) : config_(std::move(config)) {}

  std::filesystem::path data() const { return folder_.path() / "data"; }
  std::filesystem::path Endpoint(std::string_view agency) const { return data() / "endpoints" / agency; }
  std::filesystem::path Write(std::string_view name, std::string_view bytes) const;

  // vanthu-standalone on the data folder, with these arguments more.
  std::vector<std::string> Command(const std::vector<std::string>& arguments) const;
  Ended Run(const std::vector<std::string>& arguments, const Child::Environment& environment = {}) const;
  // … --issue FILE --once
  Ended Issue(const std::filesystem::path& file, const std::vector<std::string>& arguments = {},
              const Child::Environment& environment = {}) const;

  // The numbers of the dispatches that lie in the agency's folder, sorted. A folder that is not whole fails the test.
  std::vector<std::string> HandedOver(std::string_view agency) const;
  // How many rows a table of a service has: 0 where the service has no database yet.
  int64_t Rows(std::string_view service, std::string_view table) const;

  void ExpectCleanAudit() const;
  // Each recipient has exactly these dispatches, nothing is left half way, and the books have as many numbers.
  void ExpectHandedOver(const std::vector<std::string>& numbers) const;

 private:
  support::TemporaryFolder folder_;
  std::filesystem::path config_;
};

}  // namespace vanthu::chaos
