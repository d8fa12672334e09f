#include "services/platform/runtime/systemd_notify.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <string>

#include "gtest/gtest.h"

namespace vanthu::runtime {
namespace {

// A service manager that listens at `name`, "@x" for an abstract one, and tells what it was told.
std::string Heard(std::string name, std::string_view said) {
  setenv("NOTIFY_SOCKET", name.c_str(), 1);
  if (name.front() == '@') name.front() = '\0';
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, name.data(), name.size());
  const int manager = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
  EXPECT_EQ(bind(manager, reinterpret_cast<const sockaddr*>(&address), size), 0);
  NotifySystemd(said);
  unsetenv("NOTIFY_SOCKET");
  char text[64];
  const ssize_t count = recv(manager, text, sizeof(text), MSG_DONTWAIT);
  close(manager);
  return count < 0 ? "" : std::string(text, static_cast<size_t>(count));
}

TEST(NotifySystemd, TellsTheManagerAtAPath) {
  const std::string path = testing::TempDir() + "/notify." + std::to_string(getpid());
  unlink(path.c_str());
  EXPECT_EQ(Heard(path, "READY=1"), "READY=1");
  unlink(path.c_str());
}

TEST(NotifySystemd, TellsTheManagerAtAnAbstractName) {
  EXPECT_EQ(Heard("@vanthu-notify-" + std::to_string(getpid()), "STOPPING=1"), "STOPPING=1");
}

TEST(NotifySystemd, IsNotHeldByAManagerThatDoesNotListen) {
  const std::string name = "@vanthu-notify-full-" + std::to_string(getpid());
  const int full = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  const int caller = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path + 1, name.data() + 1, name.size() - 1);
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
  ASSERT_EQ(bind(full, reinterpret_cast<const sockaddr*>(&address), size), 0);
  while (sendto(caller, "x", 1, 0, reinterpret_cast<const sockaddr*>(&address), size) == 1) {}
  setenv("NOTIFY_SOCKET", name.c_str(), 1);
  NotifySystemd("STOPPING=1");  // comes back
  unsetenv("NOTIFY_SOCKET");
  close(caller);
  close(full);
}

TEST(NotifySystemd, SaysNothingWithoutAManager) {
  unsetenv("NOTIFY_SOCKET");
  NotifySystemd("READY=1");
  setenv("NOTIFY_SOCKET", "no-path", 1);
  NotifySystemd("READY=1");
  EXPECT_STREQ(std::getenv("NOTIFY_SOCKET"), "no-path");
  unsetenv("NOTIFY_SOCKET");
}

}  // namespace
}  // namespace vanthu::runtime
