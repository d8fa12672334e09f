#pragma once

#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "services/platform/crypto/ed25519.h"
#include "services/platform/files/disk.h"
#include "services/platform/runtime/system_clock.h"
#include "tests/integration/desk.h"
#include "tests/integration/invariants.h"
#include "tests/support/child.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::integration {

inline constexpr const char* kServices[] = {"directory", "numbering", "distribution", "drafting", "connector", "gateway"};

std::string ProgramOf(std::string_view service);  // the path of vanthu-<service>

// An installation of separate programs on free ports of this machine, as an administrator would set it up: certificates, one file
// each, a broker. The people of its directory sit at their desks and call over mutual TLS. Threads: Kill and Start from any, the
// rest by one.
class SeparateProcesses : public Desk {
 public:
  SeparateProcesses();
  ~SeparateProcesses();

  // Writes a service's file anew: which peers it has, and its own keys of YAML.
  void SetUp(const std::string& service, const std::vector<std::string>& peers, const std::string& own_part);
  void Start(const std::string& service);      // does not wait
  bool IsServing(const std::string& service);  // waits until it says so, or has ended
  // Waits until all serve, and drops the channels to those that were killed.
  void SitDownAgain();
  void Kill(const std::string& service);
  void Terminate(const std::string& service);        // SIGTERM; does not wait
  support::Ended Wait(const std::string& service);   // until it has ended
  support::Ended Drain(const std::string& service);  // both

  // A channel to a service, calling as the process `caller`, which has a certificate: a service's name, "standalone",
  // "outside" or "a-stranger", whom no contract names.
  std::shared_ptr<grpc::Channel> ChannelTo(const std::string& service, const std::string& caller = "standalone") const;
  std::string AddressOf(const std::string& service) const;
  int GatewayPort() const { return ports_.at("gateway"); }
  const std::string& bootstrap_servers() const { return bootstrap_servers_; }
  std::string ObservedAt(const std::string& service) const;  // where its metrics are
  std::filesystem::path Path(std::string_view below) const { return folder_.path() / below; }
  // The command line of a service's program.
  std::vector<std::string> Command(const std::string& service, const std::vector<std::string>& arguments = {}) const;
  std::string Output(const std::string& service);

  std::vector<std::string> BrokenPromisesOf(const Told& told);
  std::string AuditFindings();  // what vanthu-register-audit says; empty where the books are in order

 private:
  void MakeCertificates();
  void WriteFiles();
  std::string ProcessPart(const std::string& service, const std::vector<std::string>& peers) const;

  support::TemporaryFolder folder_;
  runtime::SystemClock clock_;
  crypto::SystemRandomness randomness_;
  std::unique_ptr<files::Disk> disk_;
  std::map<std::string, int> ports_;
  std::string bootstrap_servers_;
  std::unique_ptr<support::Child> broker_;
  std::mutex mutex_;  // guards children_
  std::map<std::string, std::unique_ptr<support::Child>> children_;
};

// Kills services with -9 and starts them again, at moments decided by a seed, on a thread of its own. The services live no longer
// than it: a child dies with the thread that started it (PR_SET_PDEATHSIG).
class Killer {
 public:
  // So many kills, each service once before any comes again.
  Killer(SeparateProcesses& processes, uint64_t seed, int kills);
  ~Killer();
  void End();  // waits until it has done all of them, and every service serves again; once

 private:
  void Work();
  void KillInTurn();

  SeparateProcesses& processes_;
  std::mt19937_64 random_;
  const int kills_;
  std::promise<void> done_;
  std::promise<void> released_;
  std::thread thread_;
};

}  // namespace vanthu::integration
