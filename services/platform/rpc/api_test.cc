#include "services/platform/rpc/api.h"

#include "gtest/gtest.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/rpc/in_process_server.h"
#include "services/platform/rpc/testing/desk_service.h"

namespace vanthu::rpc::testing {
namespace {

class FixedClock : public Clock {
 public:
  absl::Time Now() override { return absl::FromUnixSeconds(1717050000); }
};

TEST(Api, ServesAllShapes) {
  FixedClock clock;
  crypto::SystemRandomness randomness;
  DeskState state;
  Door door({.service = "desk", .audience = "test"}, clock, randomness);
  DeskService service(door, state);
  auto server = InProcessServer::Start(door);
  ASSERT_TRUE(server.ok()) << server.status();
  auto stub = Desk::NewStub((*server)->ChannelFor("drafting"));
  GetRequest get;
  auto got = CallUnary(*stub, &Desk::Stub::Get, get);
  ASSERT_TRUE(got.ok()) << got.status();
  EXPECT_EQ(got->text(), "services/drafting");
  CountRequest count;
  count.set_to(5);
  int n = 0;
  const absl::Status counted = CallStream(*stub, &Desk::Stub::Count, count, [&](const Note&) {
    ++n;
    return absl::OkStatus();
  });
  EXPECT_TRUE(counted.ok()) << counted;
  EXPECT_EQ(n, 5);
  int chunks = 3;
  auto stored = CallUpload(*stub, &Desk::Stub::Store, [&](StoreRequest* chunk) -> absl::StatusOr<bool> {
    chunk->set_data("123");
    return chunks-- > 0;
  });
  ASSERT_TRUE(stored.ok()) << stored.status();
  EXPECT_EQ(stored->bytes(), 9);
}

}  // namespace
}  // namespace vanthu::rpc::testing
