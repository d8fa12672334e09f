#include "gateway/cli/server/event_stream.h"

#include <string>

#include "gtest/gtest.h"

namespace vanthu::cli {
namespace {

constexpr char kStream[] =
    "retry: 2000\n\n: alive\n\nid: 7\ndata: {\"a\":\ndata: 1}\n\nevent: end\r\ndata: {}\r\n\r\nid: 8\ndata: not yet";

TEST(EventStream, GivesTheSameEventsHoweverTheBytesCome) {
  for (const size_t piece : {size_t{1}, size_t{7}, sizeof(kStream)}) {
    EventStream stream;
    std::vector<Event> events;
    const std::string text = kStream;
    for (size_t at = 0; at < text.size(); at += piece) {
      for (Event& event : stream.Take(std::string_view(text).substr(at, piece))) events.push_back(std::move(event));
    }
    ASSERT_EQ(events.size(), 2U) << piece;
    EXPECT_EQ(events[0].id, "7");
    EXPECT_EQ(events[0].name, "message");
    EXPECT_EQ(events[0].data, "{\"a\":\n1}");
    EXPECT_EQ(events[1].name, "end");
    EXPECT_EQ(stream.last_id(), "7") << "an event that has not come whole was not seen";
  }
}

}  // namespace
}  // namespace vanthu::cli
