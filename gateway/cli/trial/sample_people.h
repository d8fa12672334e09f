#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "gateway/cli/server/office.h"

namespace vanthu::cli {

// The people of a sample installation, each signed in by the password that all of them have. Their sessions are kept, a file of
// mode 600 each, so that the command that comes again signs nobody in anew. Threads: one.
class SamplePeople {
 public:
  // `folder` is made where there is none. `operator_account` runs the installation: "h99-operator".
  SamplePeople(ServerOptions server, std::filesystem::path folder, std::string operator_account)
      : server_(std::move(server)), folder_(std::move(folder)), operator_account_(std::move(operator_account)) {}

  // The agency's account of that role: of "agencies/h99-stttt" and "clerk", h99-stttt-clerk. FAILED_PRECONDITION where the sample
  // password does not open it.
  absl::StatusOr<Office*> As(const std::string& agency, const std::string& role);
  absl::StatusOr<Office*> Operator() { return At(operator_account_); }

 private:
  absl::StatusOr<Office*> At(const std::string& account);
  absl::Status SignIn(const std::string& account, const ServerOptions& options);

  const ServerOptions server_;
  const std::filesystem::path folder_;
  const std::string operator_account_;
  std::map<std::string, Office> offices_;
};

// "agencies/stttt" of whatever belongs to it: "agencies/stttt/issuances/x".
std::string AgencyOf(const std::string& name);

}  // namespace vanthu::cli
