#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>

#include "services/platform/crypto/certificate_maker.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::support {

// A timestamp service of RFC 3161 over HTTP on a port of its own, for tests: `openssl ts` makes the answers. One request at a
// time.
class TimestampAuthority {
 public:
  // What it does with requests.
  enum class Mood { kAnswers, kSaysServerError, kSaysNonsense, kFloods };

  TimestampAuthority();
  ~TimestampAuthority();

  std::string url() const;
  const crypto::Certificate& certificate() const { return key_.certificate; }
  const crypto::CertifiedKey& authority() const { return authority_; }
  void set_mood(Mood mood) { mood_ = mood; }

 private:
  void Serve();
  std::string Answer(const std::string& query);

  TemporaryFolder folder_;
  const crypto::CertifiedKey authority_;
  const crypto::CertifiedKey key_;
  std::atomic<Mood> mood_ = Mood::kAnswers;
  int socket_ = -1;
  int port_ = 0;
  std::thread thread_;
};

}  // namespace vanthu::support
