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

// What a server makes of bytes that are its first request; the second one must not be taken for one.
void ExpectRefused(const std::string& bytes, int status, const std::string& reason) {
  EchoServer echo;
  RawClient client(echo.port());
  client.Send(bytes + RequestText("GET", "/smuggled"));
  const Answer answer = client.Read();
  EXPECT_EQ(answer.status, status) << bytes;
  EXPECT_THAT(answer.body, HasSubstr(reason));
  EXPECT_EQ(answer.Field("Connection"), "close");
  EXPECT_TRUE(client.IsClosed());
  EXPECT_EQ(echo.requests, 0);
}

// Of a refusal both languages say the same.
void ExpectCause(const std::string& bytes, const std::string& vietnamese, const std::string& english) {
  EchoServer echo;
  RawClient client(echo.port());
  client.Send(bytes);
  const std::string body = client.Read().body;
  EXPECT_THAT(body, HasSubstr(vietnamese)) << bytes;
  EXPECT_THAT(body, HasSubstr(english)) << bytes;
}

TEST(Server, SaysWhatIsWrongInBothLanguages) {
  const std::string get = "GET /x HTTP/1.1\r\n";
  ExpectCause(get + "\r\n", "trường Host phải có đúng một lần", "Host has to come exactly once");
  ExpectCause(get + "Host : a\r\n\r\n", "tên một trường đầu thư sai", "the name of a header field is wrong");
  ExpectCause("GET /x HTTP/7.0\r\nHost: a\r\n\r\n", "phiên bản không phải", "the version is neither");
  ExpectCause(get + "Host: a\x01\r\n\r\n", "có ký tự không được phép", "characters that are not allowed");
  ExpectCause(get + "Host: a\r\nContent-Length: x\r\n\r\n", "Content-Length không phải một số", "Content-Length is no number");
}

TEST(Server, RefusesARequestWhoseLengthTwoReadersWouldReadDifferently) {
  const std::string post = "POST /x HTTP/1.1\r\nHost: x\r\n";
  ExpectRefused(post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, "MALFORMED_HTTP");
  ExpectRefused(post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n", 400, "MALFORMED_HTTP");
  ExpectRefused(post + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde", 400, "MALFORMED_HTTP");
  ExpectRefused(post + "Content-Length: 4\r\nContent-Length: 4\r\n\r\nabcd", 400, "MALFORMED_HTTP");
  ExpectRefused(post + "Content-Length: -1\r\n\r\n", 400, "MALFORMED_HTTP");
  ExpectRefused(post + "Content-Length: 4x\r\n\r\nabcd", 400, "MALFORMED_HTTP");
  ExpectRefused(post + "Content-Length: 99999999999999999999\r\n\r\n", 400, "MALFORMED_HTTP");
  ExpectRefused(post + "Transfer-Encoding: gzip\r\n\r\n", 501, "NOT_IMPLEMENTED");
  ExpectRefused(post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501, "NOT_IMPLEMENTED");
  ExpectRefused(post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 501, "NOT_IMPLEMENTED");
  ExpectRefused(post + "Transfer-Encoding: identity\r\n\r\n", 501, "NOT_IMPLEMENTED");
  ExpectRefused("POST /x HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, "MALFORMED_HTTP");
}

TEST(Server, RefusesWhatIsNoRequest) {
  ExpectRefused("GET /x HTTP/1.1\r\n\r\n", 400, "MALFORMED_HTTP");  // no Host
  ExpectRefused("GET /x HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, "MALFORMED_HTTP");
  ExpectRefused("GET /x HTTP/2.0\r\nHost: a\r\n\r\n", 400, "MALFORMED_HTTP");
  ExpectRefused("GET /x\r\nHost: a\r\n\r\n", 400, "MALFORMED_HTTP");
  ExpectRefused("GET /x y HTTP/1.1\r\nHost: a\r\n\r\n", 400, "MALFORMED_HTTP");
  ExpectRefused("GET /x HTTP/1.1\r\nHost : a\r\n\r\n", 400, "MALFORMED_HTTP");
  ExpectRefused("GET /x HTTP/1.1\r\nHost: a\r\nNo colon\r\n\r\n", 400, "MALFORMED_HTTP");
  ExpectRefused(std::string("GET /x HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 36), 400, "MALFORMED_HTTP");
  ExpectRefused("\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400, "MALFORMED_HTTP");  // TLS
  ExpectRefused("GET /x HTTP/1.1\r\nHost: a\r\nExpect: a miracle\r\n\r\n", 417, "EXPECTATION_FAILED");
}

TEST(Server, RefusesAHeadThatIsTooLarge) {
  const std::string start = "GET /x HTTP/1.1\r\nHost: a\r\n";
  ExpectRefused(start + "X: " + std::string(1'000'000, 'x') + "\r\n\r\n", 431, "HEADER_TOO_LARGE");
  ExpectRefused("GET /" + std::string(20'000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n", 431, "HEADER_TOO_LARGE");
  std::string many;
  for (int i = 0; i < 150; ++i) many += "X: y\r\n";
  ExpectRefused(start + many + "\r\n", 431, "HEADER_TOO_LARGE");
  std::string pieces;
  for (int i = 0; i < 90; ++i) pieces += "X: " + std::string(200, 'y') + "\r\n";
  ExpectRefused(start + pieces + "\r\n", 431, "HEADER_TOO_LARGE");
}

TEST(Server, AnswersTenRequestsSentAtOnceInTheirOrder) {
  EchoServer echo;
  RawClient client(echo.port());
  std::string all;
  for (int i = 0; i < 10; ++i)
    all += RequestText("POST", "/" + std::to_string(i), {}, std::string(static_cast<size_t>(i) * 10'000, 'b'));
  std::thread sender([&] { client.Send(all); });
  for (int i = 0; i < 10; ++i) {
    const Answer answer = client.Read();
    EXPECT_EQ(answer.status, 200);
    EXPECT_THAT(answer.body, StartsWith("/" + std::to_string(i) + ":"));
    EXPECT_EQ(answer.body.size(), 3 + static_cast<size_t>(i) * 10'000);
  }
  sender.join();
}

TEST(Server, AnswersAClientThatHasStoppedSending) {
  EchoServer echo;
  RawClient client(echo.port());
  client.Send(RequestText("GET", "/a") + RequestText("GET", "/b"));
  client.EndSending();
  EXPECT_EQ(client.Read().body, "/a:");
  EXPECT_EQ(client.Read().body, "/b:");
  EXPECT_TRUE(client.IsClosed());
}

TEST(Server, ReadsARequestThatComesByteByByte) {
  EchoServer echo;
  RawClient client(echo.port());
  const std::string request =
      "\r\nPOST /slowly HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: "
      "t\r\n\r\n";
  for (const char c : request) {
    ASSERT_TRUE(client.Send(std::string(1, c)));
  }
  EXPECT_EQ(client.Read().body, "/slowly:abcde");
  client.Send(RequestText("GET", "http://gateway/absolute?x=1"));
  EXPECT_EQ(client.Read().body, "/absolute?x=1:");
}

TEST(Server, RefusesABrokenChunkInTheMiddleOfABody) {
  EchoServer echo;
  RawClient client(echo.port());
  client.Send("POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n");
  EXPECT_EQ(client.Read().status, 400);
  EXPECT_TRUE(client.IsClosed());
}

TEST(Server, AnswersHeadWithTheLengthAndNoBody) {
  EchoServer echo;
  RawClient client(echo.port());
  client.Send(RequestText("HEAD", "/abc") + RequestText("GET", "/next"));
  const Answer head = client.Read(/*has_body=*/false);
  EXPECT_EQ(head.Field("Content-Length"), "5");
  EXPECT_EQ(client.Read().body, "/next:") << "nothing of the first answer is left in between";
}

TEST(Server, InvitesABodyThatWaitsToBeInvited) {
  EchoServer echo;
  RawClient client(echo.port());
  client.Send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.Read().status, 100);
  client.Send("abc");
  EXPECT_EQ(client.Read().body, "/x:abc");
}

TEST(Server, RefusesABodyWithoutInvitingIt) {
  EchoServer echo;
  echo.handler = [](std::shared_ptr<Exchange> exchange) {
    exchange->Answer(ErrorAnswer(status::Error(status::Reason::kBodyTooLarge, {{"limit", "1"}})));
  };
  RawClient client(echo.port());
  client.Send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 300\r\nExpect: 100-continue\r\n\r\n");
  const Answer answer = client.Read();
  EXPECT_EQ(answer.status, 413);
  EXPECT_EQ(answer.Field("Connection"), "close") << "what would follow may be a body or a request";
}

TEST(Server, KeepsAConnectionOpenOrNotAsItsClientWishes) {
  EchoServer echo;
  RawClient old(echo.port());
  old.Send("GET /old HTTP/1.0\r\n\r\n");
  EXPECT_EQ(old.Read().body, "/old:");
  EXPECT_TRUE(old.IsClosed());
  RawClient kept(echo.port());
  kept.Send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(kept.Read().Field("Connection"), "keep-alive");
  kept.Send(RequestText("GET", "/b", {{"Connection", "close"}}));
  EXPECT_EQ(kept.Read().Field("Connection"), "close");
  EXPECT_TRUE(kept.IsClosed());
}

TEST(Server, TakesTheNextRequestAfterASmallBodyThatNobodyRead) {
  EchoServer echo;
  echo.handler = [](std::shared_ptr<Exchange> exchange) { exchange->Answer({.head = {}, .body = exchange->head().target}); };
  RawClient client(echo.port());
  client.Send(RequestText("POST", "/a", {}, "unread") + RequestText("GET", "/b"));
  EXPECT_EQ(client.Read().body, "/a");
  EXPECT_EQ(client.Read().body, "/b");
}

TEST(Server, CutsAnAnswerThatIsShorterThanItSaid) {
  EchoServer echo;
  echo.handler = [](std::shared_ptr<Exchange> exchange) {
    exchange->Begin({.body_bytes = 10});
    exchange->Write("12345", [](bool) {});
    exchange->End(true);
  };
  RawClient client(echo.port());
  client.Send(RequestText("GET", "/x"));
  EXPECT_FALSE(client.Read().is_whole);
  EXPECT_TRUE(client.IsClosed());
}

TEST(Server, AnswersForAHandlerThatForgot) {
  EchoServer echo;
  echo.handler = [](std::shared_ptr<Exchange>) {};
  EXPECT_EQ(Ask(echo.port(), "GET", "/x").status, 500);
}

TEST(Server, LetsNoValueMakeAHeaderOfItsOwn) {
  EchoServer echo;
  echo.handler = [](std::shared_ptr<Exchange> exchange) {
    exchange->Answer({.head = {.fields = {{"X-Name", "a\r\nSet-Cookie: b\nc"}}}, .body = ""});
  };
  const Answer answer = Ask(echo.port(), "GET", "/x");
  EXPECT_EQ(answer.Field("X-Name"), "a  Set-Cookie: b c");
  EXPECT_EQ(answer.Field("Set-Cookie"), "");
  EXPECT_EQ(answer.Field("Date"), "Thu, 30 May 2024 06:20:00 GMT");
}

}  // namespace
}  // namespace vanthu::gateway
