#include <string>

#include "gateway/http/testing/library_house.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace vanthu::gateway {
namespace {

using testing::Answer;
using testing::Eventually;
using ::testing::HasSubstr;
using testing::LibraryHouse;
using testing::RawClient;
using testing::RequestText;

constexpr char kWatch[] = "/v1/agencies/so-a/books/luat:watch";

GatewayConfig Lively() { return {.heartbeat = absl::Milliseconds(100), .first_event_wait = absl::Milliseconds(50)}; }

// A reader of one stream: connects, and takes events as they come.
struct Reader {
  Reader(LibraryHouse& house, const std::string& last_id) : client(house.gateway->port()) {
    std::vector<HeaderField> fields = {house.Bearer()};
    if (!last_id.empty()) fields.push_back({"Last-Event-ID", last_id});
    client.Send(RequestText("GET", kWatch, fields));
  }
  // The id of the next event of the log; empty where the stream ends first.
  std::string NextId() {
    const std::string seen = client.ReadUntil("id: ");
    if (seen.find("id: ") == std::string::npos) return "";
    std::string id = client.ReadUntil("\n");
    client.ReadUntil("\n\n");
    return id.substr(0, id.size() - 1);
  }
  RawClient client;
};

TEST(Events, AreSentAsTheyHappenWithTheirIds) {
  LibraryHouse house(Lively());
  house.state.AddNote("một");
  Reader reader(house, "");
  EXPECT_EQ(reader.client.ReadUntil("\r\n\r\n").substr(0, 15), "HTTP/1.1 200 OK");
  EXPECT_THAT(reader.client.ReadUntil("\n\n"), HasSubstr("retry: 2000"));
  EXPECT_THAT(reader.client.ReadUntil("}\n\n"), HasSubstr("id: 1\ndata: {\"number\":\"1\",\"text\":\"một\"}\n\n"));
  house.state.AddNote("hai");
  EXPECT_THAT(reader.client.ReadUntil("}\n\n"), HasSubstr("id: 2\ndata: {\"number\":\"2\",\"text\":\"hai\"}"));
  house.state.EndNotes();
  EXPECT_THAT(reader.client.ReadUntil("{}\n\n"), HasSubstr("event: end\ndata: {}\n\n"));
  EXPECT_TRUE(Eventually([&] { return house.state.feeds_open == 0; }));
}

TEST(Events, TellTheReaderThatItIsConnectedAndThatTheyAreAlive) {
  LibraryHouse house(Lively());
  Reader reader(house, "");
  const std::string head = reader.client.ReadUntil("\r\n\r\n");
  EXPECT_THAT(head, HasSubstr("Content-Type: text/event-stream; charset=utf-8"));
  EXPECT_THAT(head, HasSubstr("X-Accel-Buffering: no"));
  EXPECT_THAT(reader.client.ReadUntil(":\n\n"), HasSubstr(":\n\n"));
  EXPECT_THAT(reader.client.ReadUntil(":\n\n"), HasSubstr(":\n\n")) << "and again";
}

TEST(Events, GoOnBehindTheLastOneSeen) {
  LibraryHouse house(Lively());
  for (const char* words : {"a", "b", "c"}) house.state.AddNote(words);
  Reader reader(house, "2");
  EXPECT_EQ(reader.NextId(), "3");
}

TEST(Events, NoneIsLostWhenTheGatewayIsStartedAgain) {
  LibraryHouse house(Lively());
  std::string last;
  int expected = 0;
  for (int life = 0; life < 5; ++life) {
    Reader reader(house, last);
    for (int i = 0; i < 3; ++i) {
      house.state.AddNote("x");
      last = reader.NextId();
      EXPECT_EQ(last, std::to_string(++expected));
    }
    house.gateway = nullptr;
    house.state.AddNote("while nobody is there");
    house.OpenGateway();
    Reader again(house, last);
    last = again.NextId();
    EXPECT_EQ(last, std::to_string(++expected));
  }
}

TEST(Events, EndAtOnceWhenTheGatewayDrainsAndTheReaderIsToComeBack) {
  LibraryHouse house(Lively());
  house.state.AddNote("a");
  Reader reader(house, "");
  EXPECT_EQ(reader.NextId(), "1");
  house.gateway->Drain(absl::Seconds(20));
  const std::string rest = reader.client.ReadUntil("never");
  EXPECT_THAT(rest, ::testing::Not(HasSubstr("event: end")));
  EXPECT_THAT(rest, HasSubstr("0\r\n\r\n")) << "it ends whole, so that a proxy does not complain";
  EXPECT_TRUE(Eventually([&] { return house.state.feeds_open == 0; }));
}

TEST(Events, StopAReaderThatComesBackToAStreamWithNothingMore) {
  LibraryHouse house(Lively());
  house.state.AddNote("a");
  house.state.EndNotes();
  EXPECT_EQ(house.Call("GET", kWatch, {{"Last-Event-ID", "1"}}).status, 204);
  EXPECT_THAT(house.Call("GET", kWatch).body, HasSubstr("event: end"));
}

TEST(Events, ARefusalIsAnOrdinaryAnswer) {
  LibraryHouse house(Lively());
  EXPECT_EQ(house.Call("GET", "/v1/agencies/so-a/books/missing:watch").status, 404);
  EXPECT_EQ(house.Call("GET", "/v1/agencies/so-b/books/luat:watch").status, 403);
  EXPECT_EQ(house.Call("GET", kWatch, {{"Last-Event-ID", "x"}}).status, 400);
  EXPECT_EQ(house.Call("HEAD", kWatch).status, 200);
}

TEST(Events, ALeavingReaderEndsTheStreamBehindIt) {
  LibraryHouse house(Lively());
  {
    Reader reader(house, "");
    reader.client.ReadUntil("retry");
    EXPECT_EQ(house.state.feeds_open, 1);
  }
  EXPECT_TRUE(Eventually([&] { return house.state.feeds_open == 0; }));
}

}  // namespace
}  // namespace vanthu::gateway
