#include "tests/support/timestamp_authority.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/platform/crypto/seeded_randomness.h"

namespace vanthu::support {
namespace {

absl::Time Day(int year) { return absl::FromCivil(absl::CivilDay(year, 1, 1), absl::UTCTimeZone()); }

crypto::CertifiedKey MakeAuthorityKey() {
  crypto::SeededRandomness chance(41);
  return *crypto::MakeAuthority({crypto::CertificateUse::kAuthority, "CA dấu thời gian thử", "", Day(2020), Day(2045)},
                                crypto::DocumentKey::MakeP256(chance), chance);
}

crypto::CertifiedKey MakeServiceKey(const crypto::CertifiedKey& authority) {
  crypto::SeededRandomness chance(42);
  const crypto::DocumentKey key = crypto::DocumentKey::MakeP256(chance);
  return {key, *crypto::MakeCertificate({crypto::CertificateUse::kTimestamps, "Dấu thời gian thử", "", Day(2020), Day(2045)}, key,
                                        authority, chance)};
}

void Write(const std::filesystem::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::string ReadRequestBody(int connection) {
  std::string request;
  char buffer[4096];
  while (true) {
    const size_t head = request.find("\r\n\r\n");
    if (head != std::string::npos) {
      std::string lower = request.substr(0, head);
      std::transform(lower.begin(), lower.end(), lower.begin(),
                     [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      const size_t at = lower.find("content-length: ");
      size_t length = 0;
      if (at != std::string::npos) length = std::strtoul(lower.c_str() + at + 16, nullptr, 10);
      if (request.size() >= head + 4 + length) return request.substr(head + 4, length);
    }
    const ssize_t count = read(connection, buffer, sizeof(buffer));
    if (count <= 0) return "";
    request.append(buffer, static_cast<size_t>(count));
  }
}

void Send(int connection, const std::string& bytes) {
  for (size_t at = 0; at < bytes.size();) {
    const ssize_t count = send(connection, bytes.data() + at, bytes.size() - at, MSG_NOSIGNAL);
    if (count <= 0) return;
    at += static_cast<size_t>(count);
  }
}

}  // namespace

TimestampAuthority::TimestampAuthority() : authority_(MakeAuthorityKey()), key_(MakeServiceKey(authority_)) {
  Write(folder_.path() / "tsa.key", key_.key.Pem());
  Write(folder_.path() / "tsa.pem", crypto::PemOf(key_.certificate));
  Write(folder_.path() / "serial", "01\n");
  Write(folder_.path() / "tsa.cnf",
        "[t]\nserial=serial\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\ncrypto_device=builtin\n");
  socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  if (bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(socket_, 8) != 0) std::abort();
  getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { Serve(); });
}

TimestampAuthority::~TimestampAuthority() {
  shutdown(socket_, SHUT_RDWR);
  thread_.join();
  close(socket_);
}

std::string TimestampAuthority::url() const { return absl::StrCat("http://127.0.0.1:", port_, "/tsa"); }

void TimestampAuthority::Serve() {
  while (true) {
    const int connection = accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) return;
    const std::string query = ReadRequestBody(connection);
    const bool is_error = mood_ == Mood::kSaysServerError;
    const std::string body = is_error ? "" : Answer(query);
    Send(connection, absl::StrCat("HTTP/1.1 ", is_error ? "503 Busy" : "200 OK",
                                  "\r\nContent-Type: application/timestamp-reply\r\nConnection: close\r\nContent-Length: ",
                                  body.size(), "\r\n\r\n", body));
    close(connection);
  }
}

std::string TimestampAuthority::Answer(const std::string& query) {
  if (mood_ == Mood::kSaysNonsense) return "<html>xin chào</html>";
  if (mood_ == Mood::kFloods) return std::string(1 << 20, 'x');
  Write(folder_.path() / "query", query);
  const std::string command = absl::StrCat("cd ", folder_.path().string(),
                                           " && openssl ts -reply -config tsa.cnf -section t -signer tsa.pem -inkey tsa.key "
                                           "-queryfile query -out answer 2>/dev/null");
  if (std::system(command.c_str()) != 0) return "";
  std::ostringstream bytes;
  bytes << std::ifstream(folder_.path() / "answer", std::ios::binary).rdbuf();
  return bytes.str();
}

}  // namespace vanthu::support
