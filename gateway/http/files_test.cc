#include <sys/resource.h>

#include <fstream>
#include <string>
#include <thread>

#include "gateway/http/testing/library_house.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

#ifdef __SANITIZE_ADDRESS__
extern "C" size_t __sanitizer_get_current_allocated_bytes();  // Debian has no header for it
#endif

namespace vanthu::gateway {
namespace {

using nlohmann::json;
using testing::Answer;
using testing::Ask;
using testing::Eventually;
using ::testing::HasSubstr;
using testing::LibraryHouse;
using testing::RawClient;
using testing::RequestText;

constexpr char kText[] = "/v1/agencies/so-a/books/luat/text";

std::string Numbers(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += std::to_string(i) + ",";
  return text;
}

// What this process holds now; with the sanitizer, which keeps freed memory back for a while, what is allocated.
int64_t HeldBytes() {
#ifdef __SANITIZE_ADDRESS__
  return static_cast<int64_t>(__sanitizer_get_current_allocated_bytes());
#else
  std::ifstream file("/proc/self/statm");
  int64_t size = 0, resident = 0;
  file >> size >> resident;
  return resident * 4096;
#endif
}

TEST(Download, IsTheFileWithItsNameLengthAndTag) {
  LibraryHouse house;
  house.state.text = Numbers(200'000);
  const Answer answer = house.Call("GET", kText);
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.is_whole);
  EXPECT_EQ(answer.body, house.state.text);
  EXPECT_EQ(answer.Field("Content-Length"), std::to_string(house.state.text.size()));
  EXPECT_EQ(answer.Field("Content-Type"), "text/plain; charset=utf-8");
  EXPECT_EQ(answer.Field("Content-Disposition"), "attachment; filename*=UTF-8''Quy%E1%BB%83n%20m%E1%BB%99t.txt");
  EXPECT_EQ(answer.Field("ETag"), "\"" + crypto::Sha256(house.state.text).Hex() + "\"");
  EXPECT_EQ(answer.Field("Accept-Ranges"), "bytes");
  EXPECT_EQ(house.Call("GET", kText, {{"If-None-Match", answer.Field("ETag")}}).status, 304);
  const Answer head = house.Call("HEAD", kText);
  EXPECT_EQ(head.Field("Content-Length"), std::to_string(house.state.text.size()));
  EXPECT_TRUE(Eventually([&] { return house.state.feeds_open == 0; })) << "what was asked for by halves is closed behind it";
}

TEST(Download, ServesOneRange) {
  LibraryHouse house;
  house.state.text = Numbers(200'000);
  const std::string size = std::to_string(house.state.text.size());
  const auto expect = [&](const std::string& range, size_t first, size_t last) {
    const Answer answer = house.Call("GET", kText, {{"Range", range}});
    EXPECT_EQ(answer.status, 206) << range;
    EXPECT_EQ(answer.body, house.state.text.substr(first, last - first + 1)) << range;
    EXPECT_EQ(answer.Field("Content-Range"), "bytes " + std::to_string(first) + "-" + std::to_string(last) + "/" + size);
  };
  const size_t end = house.state.text.size() - 1;
  expect("bytes=0-0", 0, 0);
  expect("bytes=10-99", 10, 99);
  expect("bytes=300000-", 300'000, end);
  expect("bytes=300000-99999999", 300'000, end);
  expect("bytes=-5", end - 4, end);
  expect("bytes=-99999999", 0, end);
}

TEST(Download, ServesTheWholeWhereTheRangeDoesNotCount) {
  LibraryHouse house;
  house.state.text = "0123456789";
  for (const char* range : {"bytes=1-2,4-5", "bytes=5-2", "bytes=x-", "bytes=-", "lines=1-2", "bytes=1.5-2"}) {
    const Answer answer = house.Call("GET", kText, {{"Range", range}});
    EXPECT_EQ(answer.status, 200) << range;
    EXPECT_EQ(answer.body, house.state.text);
  }
  const Answer other = house.Call("GET", kText, {{"Range", "bytes=4-5"}, {"If-Range", "\"another\""}});
  EXPECT_EQ(other.status, 200);
  EXPECT_EQ(other.body, house.state.text);
  const std::string tag = other.Field("ETag");
  EXPECT_EQ(house.Call("GET", kText, {{"Range", "bytes=4-5"}, {"If-Range", tag}}).body, "45");
}

TEST(Download, RefusesARangeOutsideOfTheFile) {
  LibraryHouse house;
  house.state.text = "0123456789";
  for (const char* range : {"bytes=10-", "bytes=10-20", "bytes=-0"}) {
    const Answer answer = house.Call("GET", kText, {{"Range", range}});
    EXPECT_EQ(answer.status, 416) << range;
    EXPECT_EQ(answer.Field("Content-Range"), "bytes */10");
    EXPECT_THAT(answer.body, HasSubstr("RANGE_NOT_SATISFIABLE"));
  }
}

TEST(Download, OfNothingIsEmpty) {
  LibraryHouse house;
  const Answer answer = house.Call("GET", kText);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.Field("Content-Length"), "0");
}

TEST(Download, StreamsHttpBodiesOfUnknownLength) {
  LibraryHouse house;
  const Answer answer = house.Call("GET", "/v1/agencies/so-a/books/luat:print");
  EXPECT_EQ(answer.Field("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(answer.Field("Transfer-Encoding"), "chunked");
  EXPECT_EQ(answer.body, "<p>1</p><p>2</p><p>3</p>");
  EXPECT_TRUE(answer.is_whole);
}

TEST(Download, RefusesBeforeItBeginsAndCutsAfterwards) {
  LibraryHouse house;
  house.state.text = Numbers(200'000);
  house.state.reading = [](int64_t) { return status::Error(status::Reason::kFileMissing, {{"name", "x"}}); };
  EXPECT_THAT(house.Call("GET", kText).body, HasSubstr("FILE_MISSING"));
  house.state.reading = [](int64_t offset) {
    return offset == 0 ? absl::OkStatus()
                       : status::Error(status::Reason::kDiskFailed, {{"name", "x"}, {"cause", "y"}, {"cause_en", "y"}});
  };
  const Answer cut = house.Call("GET", kText);
  EXPECT_EQ(cut.status, 200);
  EXPECT_FALSE(cut.is_whole);
}

TEST(Download, MovesOnOnlyAsFastAsItsReader) {
  LibraryHouse house;
  house.state.text = std::string(64 << 20, 'x');
  std::atomic<int64_t> asked{0};
  house.state.reading = [&](int64_t offset) {
    asked = offset;
    return absl::OkStatus();
  };
  const int64_t before = HeldBytes();
  RawClient client(house.gateway->port(), 4096);
  client.Send(RequestText("GET", kText, {house.Bearer()}));
  client.ReadBytes(1000);
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  EXPECT_LT(asked, 16 << 20) << "the rest is still at the service";
  EXPECT_LT(HeldBytes() - before, 24 << 20);
}

TEST(Download, EndsWithinAStopThatLetsIt) {
  LibraryHouse house;
  house.state.text = Numbers(500'000);
  RawClient client(house.gateway->port(), 4096);
  client.Send(RequestText("GET", kText, {house.Bearer()}));
  EXPECT_THAT(client.ReadUntil("\r\n"), HasSubstr("200"));
  std::thread draining([&] { house.gateway->Drain(absl::Seconds(20)); });
  client.ReadUntil("\r\n\r\n");
  EXPECT_EQ(client.ReadBytes(house.state.text.size()), house.state.text);
  draining.join();
}

TEST(Upload, ArrivesPieceByPiece) {
  LibraryHouse house;
  const std::string text = Numbers(300'000);
  const Answer answer = house.Call("POST", std::string(kText) + "?fileName=m%E1%BB%99t.txt", {}, text);
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(json::parse(answer.body), json({{"sizeBytes", std::to_string(text.size())}, {"fileName", "một.txt"}}));
  EXPECT_EQ(house.state.stored, text);
  EXPECT_EQ(house.Call("POST", kText, {}, "").status, 200) << "an empty file is a file";
  EXPECT_EQ(house.state.stored, "");
}

TEST(Upload, IsJudgedByTheServiceInTheMiddleOfIt) {
  LibraryHouse house;
  const std::string text(3 << 20, 'x');
  EXPECT_THAT(house.Call("POST", std::string(kText) + "?fileName=bad", {}, text).body, HasSubstr("INVALID_FIELD"));
  EXPECT_THAT(house.Call("POST", std::string(kText) + "?fileName=full", {}, text).body, HasSubstr("DISK_FULL"));
  EXPECT_EQ(house.Call("POST", "/v1/agencies/so-b/books/luat/text", {}, text).status, 403);
  EXPECT_TRUE(Eventually([&] { return house.state.sinks_open == 0; }));
}

TEST(Upload, ThatBreaksOffLeavesNothing) {
  LibraryHouse house;
  {
    RawClient client(house.gateway->port());
    client.Send("POST " + std::string(kText) + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + house.Bearer().value +
                "\r\nContent-Length: 1000\r\n\r\nhalf");
    EXPECT_TRUE(Eventually([&] { return house.state.sinks_open == 1; }));
  }
  EXPECT_TRUE(Eventually([&] { return house.state.sinks_open == 0; }));
  EXPECT_EQ(house.state.stores_finished, 0);
}

TEST(Upload, OverItsLimitIsRefusedByItsDeclaredLengthOrByCounting) {
  LibraryHouse house({.upload_bytes_max = 1000});
  EXPECT_EQ(house.Call("POST", kText, {}, std::string(1000, 'x')).status, 200);
  EXPECT_EQ(house.Call("POST", kText, {}, std::string(1001, 'x')).status, 413);
  RawClient client(house.gateway->port());
  client.Send("POST " + std::string(kText) + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + house.Bearer().value +
              "\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n" + std::string(1024, 'x') + "\r\n");
  EXPECT_EQ(client.Read().status, 413);
  EXPECT_TRUE(Eventually([&] { return house.state.sinks_open == 0; }));
  EXPECT_EQ(house.state.stores_finished, 1);
}

TEST(Upload, SixteenAtOnceHoldAPieceEach) {
  LibraryHouse house;
  const std::string text(8 << 20, 'x');
  const int64_t before = HeldBytes();
  std::atomic<int64_t> greatest{0};
  std::atomic<bool> done{false};
  std::thread watching([&] {
    while (!done) {
      greatest = std::max(greatest.load(), HeldBytes());
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  });
  std::vector<std::thread> clients;
  for (int i = 0; i < 16; ++i) {
    clients.emplace_back([&] {
      RawClient client(house.gateway->port());
      client.Send("POST " + std::string(kText) + "?fileName=big HTTP/1.1\r\nHost: x\r\nAuthorization: " + house.Bearer().value +
                  "\r\nContent-Length: " + std::to_string(text.size()) + "\r\n\r\n");
      client.Send(text);
      EXPECT_EQ(client.Read().status, 200);
    });
  }
  for (std::thread& client : clients) client.join();
  done = true;
  watching.join();
  EXPECT_LT(greatest - before, 64 << 20) << "of 128 MiB that passed through, gateway and service in one process";
}

}  // namespace
}  // namespace vanthu::gateway
