#include "services/platform/rpc/api.h"

#include <string>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "services/platform/rpc/testing/desk_house.h"

namespace vanthu::rpc::testing {
namespace {

// Everything that depends on the transport, over both: in-process and TCP.
class Api : public ::testing::TestWithParam<bool> {
 protected:
  Api() : stub_(GetParam() ? Desk::NewStub(house_.TcpChannel()) : house_.StubFor("gateway")), clerk_(house_.AsClerk()) {}
  ~Api() override { stub_.reset(); }

  absl::Status Count(const std::function<absl::Status(const Note&)>& each, int to = 0) {
    return CallStream(*stub_, &Desk::Stub::Count, CountOf("agencies/so-a", to), each, clerk_);
  }
  absl::StatusOr<StoreResponse> Store(std::vector<std::string> chunks) {
    size_t at = 0;
    return CallUpload(
        *stub_, &Desk::Stub::Store,
        [&](StoreRequest* chunk) -> absl::StatusOr<bool> {
          if (at == chunks.size()) return false;
          chunk->set_name("agencies/so-a/files/1");
          chunk->set_data(chunks[at++]);
          return true;
        },
        clerk_);
  }

  DeskHouse house_;
  std::unique_ptr<Desk::Stub> stub_;
  CallOptions clerk_;
};

INSTANTIATE_TEST_SUITE_P(Over, Api, ::testing::Bool(),
                         [](const auto& test_case) { return test_case.param ? "Tcp" : "InProcess"; });

TEST_P(Api, AnswersAUnaryCall) {
  const auto note = CallUnary(*stub_, &Desk::Stub::Get, GetOf("agencies/so-a/notes/1"), clerk_);
  ASSERT_TRUE(note.ok()) << note.status();
  EXPECT_EQ(note->text(), "accounts/an");
}

TEST_P(Api, CarriesAHandlersReasonToTheCaller) {
  house_.state.get = [](const Call&, const GetRequest&) {
    return status::Error(status::Reason::kNotFound, {{"name", "ghi chú"}});
  };
  const auto note = CallUnary(*stub_, &Desk::Stub::Get, GetOf("agencies/so-a/notes/1"), clerk_);
  EXPECT_TRUE(status::Is(note.status(), status::Reason::kNotFound)) << note.status();
  EXPECT_EQ(status::DetailsOf(note.status()).at(0).value, "ghi chú");
}

TEST_P(Api, TurnsAnExceptionIntoInternal) {
  house_.state.get = [](const Call&, const GetRequest&) -> absl::StatusOr<Note> { throw std::runtime_error("thrown"); };
  EXPECT_TRUE(absl::IsInternal(CallUnary(*stub_, &Desk::Stub::Get, GetOf("agencies/so-a/notes/1"), clerk_).status()));
  EXPECT_TRUE(absl::IsInternal(Store({"throw"}).status()));
  house_.state.next = [](Note*) -> absl::StatusOr<bool> { throw std::runtime_error("thrown"); };
  EXPECT_TRUE(absl::IsInternal(Count([](const Note&) { return absl::OkStatus(); })));
}

TEST_P(Api, StreamsToTheEnd) {
  int items = 0;
  const absl::Status counted = Count(
      [&](const Note& note) { return note.text() == std::to_string(++items) ? absl::OkStatus() : absl::InternalError("order"); },
      500);
  EXPECT_TRUE(counted.ok()) << counted;
  EXPECT_EQ(items, 500);
  EXPECT_TRUE(Eventually([&] { return house_.state.feeds_open == 0; }));
}

TEST_P(Api, FailsAStreamWithTheFeedsStatus) {
  house_.state.next = [](Note*) -> absl::StatusOr<bool> {
    return status::Error(status::Reason::kStoreFailed, {{"cause", "x"}, {"cause_en", "x"}});
  };
  EXPECT_TRUE(status::Is(Count([](const Note&) { return absl::OkStatus(); }), status::Reason::kStoreFailed));
}

TEST_P(Api, WaitsForAWakeAndThenSendsMore) {
  std::atomic<int> ready{1}, sent{0};
  house_.state.next = [&](Note* item) -> absl::StatusOr<bool> {
    if (sent == 10) return absl::OutOfRangeError("end");
    if (sent == ready) return false;
    return item->set_text(std::to_string(++sent)), true;
  };
  int items = 0;
  const absl::Status counted = Count([&](const Note&) {
    ++items;
    ++ready;
    std::lock_guard lock(house_.state.mutex);
    if (house_.state.wake) house_.state.wake();
    return absl::OkStatus();
  });
  EXPECT_TRUE(counted.ok()) << counted;
  EXPECT_EQ(items, 10);
}

TEST_P(Api, DropsTheFeedWhenTheReaderGoesAway) {
  std::atomic<int> sent{0};
  house_.state.next = [&](Note* item) -> absl::StatusOr<bool> { return item->set_text("x"), sent++ == 0; };
  EXPECT_TRUE(Count([](const Note&) { return absl::OutOfRangeError("enough"); }).ok());
  EXPECT_TRUE(Eventually([&] { return house_.state.feeds_open == 0; }));
}

TEST_P(Api, EndsWatchersWithUnavailableWhenTheDoorCloses) {
  house_.state.next = [](Note*) -> absl::StatusOr<bool> { return false; };
  absl::Status ended;
  std::thread watcher([&] { ended = Count([](const Note&) { return absl::OkStatus(); }); });
  EXPECT_TRUE(Eventually([&] { return house_.state.feeds_open == 1; }));
  house_.door->CloseStreams();
  watcher.join();
  EXPECT_TRUE(status::Is(ended, status::Reason::kUnavailable)) << ended;
  EXPECT_TRUE(status::Is(Count([](const Note&) { return absl::OkStatus(); }), status::Reason::kUnavailable));
}

TEST_P(Api, TakesAnUploadChunkByChunk) {
  const auto stored = Store(std::vector<std::string>(40, std::string(kChunkBytes, 'x')));
  ASSERT_TRUE(stored.ok()) << stored.status();
  EXPECT_EQ(stored->bytes(), 40 * static_cast<int64_t>(kChunkBytes));
  EXPECT_EQ(house_.state.sinks_finished, 1);
}

TEST_P(Api, RefusesAnUploadWithoutChunksAndAChunkOverTheLimit) {
  EXPECT_TRUE(absl::IsInvalidArgument(Store({}).status()));
  EXPECT_TRUE(absl::IsResourceExhausted(Store({std::string(5 << 20, 'x')}).status()));
  EXPECT_EQ(house_.state.sinks_finished, 0);
}

TEST_P(Api, EndsAnUploadEarlyWhenTheSinkFails) {
  std::vector<std::string> chunks(2000, "x");
  chunks[1] = "bad";
  EXPECT_TRUE(status::Is(Store(chunks).status(), status::Reason::kDiskFull));
  EXPECT_EQ(house_.state.sinks_finished, 0);
}

TEST_P(Api, WritesNoMoreToASinkThatHasEnough) {
  std::vector<std::string> chunks(2000, "x");
  chunks[1] = "enough";
  const auto stored = Store(chunks);
  ASSERT_TRUE(stored.ok()) << stored.status();
  EXPECT_EQ(stored->bytes(), 7);
}

TEST_P(Api, DropsTheSinkUnfinishedWhenTheSenderGivesUp) {
  int chunks = 0;
  const auto stored = CallUpload(
      *stub_, &Desk::Stub::Store,
      [&](StoreRequest* chunk) -> absl::StatusOr<bool> {
        if (chunks++ == 3) {
          if (!Eventually([&] { return house_.state.sinks_open == 1; })) return absl::InternalError("no sink");
          return absl::AbortedError("the sender's disk failed");
        }
        chunk->set_name("agencies/so-a/files/1");
        return true;
      },
      clerk_);
  EXPECT_TRUE(absl::IsAborted(stored.status())) << stored.status();
  EXPECT_TRUE(Eventually([&] { return house_.state.sinks_open == 0; }));
  EXPECT_EQ(house_.state.sinks_finished, 0);
}

TEST_P(Api, EndsAnUploadThatSaysNothingWhenTheDoorCloses) {
  grpc::ClientContext context;
  Prepare(clerk_, context);
  StoreResponse response;
  const auto writer = stub_->Store(&context, &response);
  StoreRequest chunk;
  chunk.set_name("agencies/so-a/files/1");
  writer->Write(chunk);
  ASSERT_TRUE(Eventually([&] { return house_.state.sinks_open == 1; }));
  house_.door->CloseStreams();
  EXPECT_TRUE(absl::IsUnavailable(FromGrpc(writer->Finish())));
  EXPECT_TRUE(Eventually([&] { return house_.state.sinks_open == 0; }));
  EXPECT_EQ(house_.state.sinks_finished, 0);
}

TEST(Done, AnswersInternalWhenItIsDropped) {
  DeskHouse house;
  house.state.later = [](const Call&, Done<Note>) {};
  const auto note = CallUnary(*house.StubFor("drafting"), &Desk::Stub::Later, GetOf(""));
  EXPECT_TRUE(status::Is(note.status(), status::Reason::kInternal)) << note.status();
}

TEST(Done, AnswersLaterFromAnotherThreadAndOnlyOnce) {
  DeskHouse house;
  std::thread other;
  house.state.later = [&](const Call& call, Done<Note> done) {
    other = std::thread([&call, done] {
      done(NoteOf(call.caller.name()));
      done(absl::InternalError("a second answer"));
    });
  };
  const auto note = CallUnary(*house.StubFor("drafting"), &Desk::Stub::Later, GetOf(""));
  other.join();
  ASSERT_TRUE(note.ok()) << note.status();
  EXPECT_EQ(note->text(), "services/drafting");
}

TEST(Done, HoldsNoThreadOfThePool) {
  DeskHouse house({.pool_threads = 1, .queue_max = 1});
  std::mutex mutex;
  std::vector<Done<Note>> waiting;
  house.state.later = [&](const Call&, Done<Note> done) {
    std::lock_guard lock(mutex);
    waiting.push_back(done);
    if (waiting.size() < 16) return;
    for (const Done<Note>& each : waiting) each(NoteOf("together"));
    waiting.clear();
  };
  const auto stub = house.StubFor("drafting");
  std::atomic<int> answered{0};
  std::vector<std::thread> callers;
  for (int i = 0; i < 16; ++i) callers.emplace_back([&] { answered += CallUnary(*stub, &Desk::Stub::Later, GetOf("")).ok(); });
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(answered, 16);
}

}  // namespace
}  // namespace vanthu::rpc::testing
