#include <atomic>
#include <csignal>
#include <mutex>
#include <string>
#include <thread>

#include "gateway/http/error_answer.h"
#include "gateway/http/server.h"
#include "gateway/http/testing/echo_server.h"
#include "gateway/http/testing/raw_client.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

using testing::Answer;
using testing::Ask;
using testing::EchoServer;
using testing::Eventually;
using ::testing::HasSubstr;
using testing::RawClient;
using testing::RequestText;
using ::testing::StartsWith;

ServerOptions Hasty() {
  return {.header_deadline = absl::Milliseconds(300), .body_grace = absl::Milliseconds(300), .body_rate_min = 1 << 20};
}

TEST(Server, GivesAHeadFiveSecondsInTotalHoweverItComes) {
  EchoServer echo(Hasty());
  RawClient silent(echo.port());
  RawClient slow(echo.port());
  slow.Send("GET /x HTTP/1.1\r\nHost: a\r\n");
  std::atomic<bool> is_answered{false};
  std::thread dripping([&] {
    while (!is_answered && slow.Send("X: y\r\n")) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  });
  EXPECT_EQ(slow.Read().status, 408);
  is_answered = true;
  EXPECT_TRUE(silent.IsClosed());
  dripping.join();
  EXPECT_EQ(echo.requests, 0);
}

TEST(Server, GivesUpABodyThatDrips) {
  EchoServer echo(Hasty());
  RawClient client(echo.port());
  client.Send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
  std::atomic<bool> is_answered{false};
  std::thread dripping([&] {
    while (!is_answered && client.Send("y")) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  });
  EXPECT_EQ(client.Read().status, 408);
  is_answered = true;
  dripping.join();
}

TEST(Server, ClosesAConnectionThatNobodyUses) {
  EchoServer echo({.header_deadline = absl::Milliseconds(200), .idle_deadline = absl::Milliseconds(200)});
  RawClient client(echo.port());
  client.Send(RequestText("GET", "/x"));
  EXPECT_EQ(client.Read().status, 200);
  EXPECT_TRUE(client.IsClosed());
}

TEST(Server, LetsAClientHearItsAnswerBeforeTheRestOfItsBodyIsThrownAway) {
  EchoServer echo;
  echo.handler = [](std::shared_ptr<Exchange> exchange) {
    exchange->Answer(ErrorAnswer(status::Error(status::Reason::kBodyTooLarge)));
  };
  RawClient client(echo.port());
  std::thread sender([&] { client.Send(RequestText("POST", "/x", {}, std::string(20'000'000, 'x'))); });
  EXPECT_EQ(client.Read().status, 413);
  sender.join();
}

// Writes pieces one after the other, each when the network has taken the last.
struct Stream : std::enable_shared_from_this<Stream> {
  std::shared_ptr<Exchange> exchange;
  int pieces = 0;
  std::atomic<int> written{0};
  std::atomic<bool> is_over{false};
  std::function<void()> before_piece;

  void Next(bool ok) {
    if (!ok || written == pieces) {
      is_over = true;
      return exchange->End(ok);
    }
    if (before_piece) before_piece();
    ++written;
    exchange->Write(std::string(65536, 'x'), [self = shared_from_this()](bool taken) { self->Next(taken); });
  }
};

TEST(Server, HoldsOnlyOnePieceForAReaderThatIsSlow) {
  EchoServer echo;
  auto stream = std::make_shared<Stream>();
  stream->pieces = 400;
  echo.handler = [stream](std::shared_ptr<Exchange> exchange) {
    stream->exchange = std::move(exchange);
    stream->exchange->Begin({.body_bytes = std::nullopt});
    stream->Next(true);
  };
  RawClient client(echo.port(), 4096);
  client.Send(RequestText("GET", "/x"));
  client.ReadBytes(1);
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  EXPECT_LT(stream->written, 150) << "the rest waits for the reader";
  client.ReadUntil("\r\n0\r\n\r\n");
  EXPECT_TRUE(Eventually([&] { return stream->is_over.load(); }));
  stream->exchange = nullptr;
}

TEST(Server, CutsAReaderThatTakesNothing) {
  EchoServer echo({.header_deadline = absl::Milliseconds(300), .stall_deadline = absl::Milliseconds(300)});
  auto stream = std::make_shared<Stream>();
  stream->pieces = 1000;
  std::atomic<bool> is_gone{false};
  echo.handler = [&](std::shared_ptr<Exchange> exchange) {
    stream->exchange = std::move(exchange);
    stream->exchange->OnGone([&] { is_gone = true; });
    stream->exchange->Begin({.body_bytes = std::nullopt});
    stream->Next(true);
  };
  RawClient client(echo.port(), 4096);
  client.Send(RequestText("GET", "/x"));
  EXPECT_TRUE(Eventually([&] { return stream->is_over.load(); }));
  EXPECT_TRUE(is_gone);
  EXPECT_LT(stream->written, 200);
  stream->exchange = nullptr;
}

TEST(Server, SurvivesAClientThatGoesWhileItIsWrittenTo) {
  EchoServer echo;
  auto stream = std::make_shared<Stream>();
  stream->pieces = 100'000;
  echo.handler = [stream](std::shared_ptr<Exchange> exchange) {
    stream->exchange = std::move(exchange);
    stream->exchange->Begin({.body_bytes = std::nullopt});
    stream->Next(true);
  };
  {
    RawClient client(echo.port());
    client.Send(RequestText("GET", "/x"));
    client.ReadBytes(100);
  }
  EXPECT_TRUE(Eventually([&] { return stream->is_over.load(); })) << "a write would have raised SIGPIPE";
  stream->exchange = nullptr;
}

TEST(Server, TakesNoMoreConnectionsThanItsLimit) {
  EchoServer echo({.connections_max = 3});
  RawClient first(echo.port()), second(echo.port()), third(echo.port());
  for (RawClient* client : {&first, &second, &third}) {
    client->Send(RequestText("GET", "/x"));
    EXPECT_EQ(client->Read().status, 200);
  }
  RawClient fourth(echo.port());
  EXPECT_TRUE(fourth.IsClosed());
}

TEST(Server, LetsWhatIsUnderWayEndWhenItDrains) {
  EchoServer echo;
  auto stream = std::make_shared<Stream>();
  stream->pieces = 50;
  std::mutex gate;
  stream->before_piece = [&] { std::lock_guard lock(gate); };
  gate.lock();
  echo.handler = [&](std::shared_ptr<Exchange> exchange) {
    stream->exchange = std::move(exchange);
    std::thread([&] {
      stream->exchange->Begin({.body_bytes = std::uint64_t{50} * 65536});
      stream->Next(true);
    }).detach();
  };
  RawClient idle(echo.port()), client(echo.port());
  client.Send(RequestText("GET", "/x"));
  EXPECT_TRUE(Eventually([&] { return echo.requests == 1; }));
  std::thread draining([&] { echo.server->Drain(absl::Seconds(20)); });
  EXPECT_TRUE(idle.IsClosed());
  EXPECT_TRUE(RawClient(echo.port()).IsClosed()) << "nobody listens any more";
  gate.unlock();
  const Answer answer = client.Read();
  EXPECT_TRUE(answer.is_whole);
  EXPECT_EQ(answer.body.size(), 50u * 65536);
  draining.join();
  stream->exchange = nullptr;
}

TEST(Server, SaysWhenItsAddressIsTaken) {
  EchoServer echo;
  testing::FixedClock clock;
  const auto second = Server::Start(
      {.port = echo.port()}, clock, [](std::shared_ptr<Exchange>) {}, ErrorAnswer);
  EXPECT_EQ(second.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_FALSE(Server::Start(
                   {.address = "nowhere"}, clock, [](std::shared_ptr<Exchange>) {}, ErrorAnswer)
                   .ok());
}

}  // namespace
}  // namespace vanthu::gateway
