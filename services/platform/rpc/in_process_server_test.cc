#include "services/platform/rpc/in_process_server.h"

#include <thread>

#include "grpcpp/generic/generic_stub.h"
#include "gtest/gtest.h"
#include "services/platform/rpc/testing/desk_house.h"

namespace vanthu::rpc::testing {
namespace {

// One call without generated code: what came back, as bytes.
std::string AskRaw(const std::shared_ptr<grpc::Channel>& channel, const std::string& method, const std::string& request) {
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  Prepare({}, context);
  const grpc::Slice slice(request);
  const grpc::ByteBuffer sent(&slice, 1);
  grpc::ByteBuffer got;
  grpc::Status status;
  grpc::CompletionQueue queue;
  const auto call = stub.PrepareUnaryCall(&context, method, sent, &queue);
  call->StartCall();
  call->Finish(&got, &status, nullptr);
  void* tag = nullptr;
  bool ok = false;
  queue.Next(&tag, &ok);
  grpc::Slice whole;
  if (!status.ok() || !got.DumpToSingleSlice(&whole).ok()) return "status " + std::to_string(status.error_code());
  return std::string(reinterpret_cast<const char*>(whole.begin()), whole.size());
}

TEST(InProcessServer, ServesHealthToAll) {
  DeskHouse house;
  EXPECT_EQ(AskRaw(house.TcpChannel(), "/grpc.health.v1.Health/Check", ""), "\x08\x01");  // status: SERVING
}

TEST(InProcessServer, KnowsNobodyOnAChannelWithoutSecret) {
  DeskHouse house;
  ASSERT_TRUE(house.door->Ready().ok());
  grpc::ServerBuilder builder;
  ASSERT_TRUE(ConfigureServer(*house.door, builder).ok());
  const auto server = builder.BuildAndStart();
  {
    const auto stub = Desk::NewStub(server->InProcessChannel(grpc::ChannelArguments()));
    EXPECT_TRUE(absl::IsUnauthenticated(CallUnary(*stub, &Desk::Stub::Get, GetOf("x")).status()));
  }
  server->Shutdown();
}

TEST(InProcessServer, AnswersUnimplementedToWhatTheContractDoesNotHave) {
  DeskHouse house;
  EXPECT_EQ(AskRaw(house.TcpChannel(), "/vanthu.rpc.testing.Desk/Nothing", ""), "status 12");
  EXPECT_EQ(AskRaw(house.TcpChannel(), "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", ""), "status 12");
}

TEST(InProcessServer, EndsWithWatchersOnIt) {
  DeskHouse house;
  house.state.next = [](Note*) -> absl::StatusOr<bool> { return false; };
  auto stub = house.StubFor("drafting");
  absl::Status ended;
  std::thread watcher([&] {
    const auto ignore = [](const Note&) { return absl::OkStatus(); };
    ended = CallStream(*stub, &Desk::Stub::Count, CountOf("", 0), ignore);
    stub.reset();
  });
  EXPECT_TRUE(Eventually([&] { return house.state.feeds_open == 1; }));
  house.door->CloseStreams();
  watcher.join();
  house.server->Shutdown();
  house.server->Shutdown();
  EXPECT_TRUE(absl::IsUnavailable(ended)) << ended;
  EXPECT_EQ(house.state.feeds_open, 0);
}

// Door to door within a process: each has its own pool, so that a nested call finds a thread.
TEST(InProcessServer, ServesANestedCallOnASingleThreadEach) {
  DeskHouse callee({.pool_threads = 1});
  DeskHouse caller({.pool_threads = 1});
  const auto inner = callee.StubFor("drafting");
  caller.state.get = [&](const Call&, const GetRequest& request) { return CallUnary(*inner, &Desk::Stub::Get, request); };
  const auto note = CallUnary(*caller.StubFor("drafting"), &Desk::Stub::Get, GetOf("x"));
  ASSERT_TRUE(note.ok()) << note.status();
  EXPECT_EQ(note->text(), "services/drafting");
  caller.server->Shutdown();
}

}  // namespace
}  // namespace vanthu::rpc::testing
