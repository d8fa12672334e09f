#include "services/platform/rpc/door.h"

#include <future>

#include "gtest/gtest.h"
#include "services/platform/rpc/testing/desk_house.h"

namespace vanthu::rpc::testing {
namespace {

TEST(Door, RefusesToStartOnAFaultyContract) {
  DeskHouse house;
  struct Faulty : Api<NoRule> {
    explicit Faulty(Door& door) : Api<NoRule>(door) { Unary("Get", this, &Faulty::Get); }
    absl::StatusOr<Note> Get(const Call&, const GetRequest&) { return NoteOf("never"); }
  } faulty(*house.door);
  const auto server = InProcessServer::Start(*house.door);
  EXPECT_TRUE(absl::IsFailedPrecondition(server.status()));
  EXPECT_NE(server.status().message().find("NoRule/Get has no access rule"), absl::string_view::npos) << server.status();
}

TEST(Door, RefusesToStartWithMethodsUnknownTwiceBoundOrUnbound) {
  SetClock clock;
  crypto::SeededRandomness randomness(1);
  Door door({.service = "desk"}, clock, randomness);
  struct Faulty : Api<Desk> {
    explicit Faulty(Door& d) : Api<Desk>(d) {
      Unary("Get", this, &Faulty::Get);
      Unary("Get", this, &Faulty::Get);
      Unary("Fetch", this, &Faulty::Get);
    }
    absl::StatusOr<Note> Get(const Call&, const GetRequest&) { return NoteOf("never"); }
  } faulty(door);
  const std::string message(door.Ready().message());
  EXPECT_NE(message.find("Desk/Get is bound twice"), std::string::npos) << message;
  EXPECT_NE(message.find("Desk/Fetch is no method of the contract"), std::string::npos) << message;
  EXPECT_NE(message.find("Desk/Count has no handler"), std::string::npos) << message;
  EXPECT_FALSE(InProcessServer::Start(door).ok());
}

TEST(Door, RefusesToStartWithoutAService) {
  SetClock clock;
  crypto::SeededRandomness randomness(1);
  Door door({.service = "desk"}, clock, randomness);
  EXPECT_FALSE(InProcessServer::Start(door).ok());
}

TEST(Door, RefusesACallWithoutDeadlineOrWithOneTooFar) {
  DeskHouse house;
  const auto stub = house.StubFor("drafting");
  grpc::ClientContext context;
  Note note;
  EXPECT_EQ(stub->Get(&context, GetOf("x"), &note).error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  const auto far = CallUnary(*stub, &Desk::Stub::Get, GetOf("x"), {.timeout = absl::Hours(2)});
  EXPECT_TRUE(status::Is(far.status(), status::Reason::kInvalidField)) << far.status();
  EXPECT_TRUE(CallUnary(*stub, &Desk::Stub::Get, GetOf("x"), {.timeout = absl::Minutes(59)}).ok());
}

TEST(Door, TellsTheHandlerWhoCallsUntilWhenAndInWhichTrace) {
  DeskHouse house;
  Call seen;
  house.state.get = [&](const Call& call, const GetRequest&) {
    seen = call;
    return NoteOf("ok");
  };
  CallOptions options = house.AsClerk();
  options.traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  const auto stub = house.StubFor("gateway");
  ASSERT_TRUE(CallUnary(*stub, &Desk::Stub::Get, GetOf("agencies/so-a/notes/1"), options).ok());
  EXPECT_EQ(seen.method, "vanthu.rpc.testing.Desk/Get");
  EXPECT_EQ(seen.caller.name(), "accounts/an");
  EXPECT_EQ(seen.caller.service, "gateway");
  EXPECT_EQ(seen.traceparent, options.traceparent);
  EXPECT_GT(seen.deadline, house.clock.Now());
  EXPECT_LE(seen.deadline, house.clock.Now() + 2 * options.timeout);  // gRPC rounds up on the way
  options.traceparent = "bad";
  ASSERT_TRUE(CallUnary(*stub, &Desk::Stub::Get, GetOf("agencies/so-a/notes/1"), options).ok());
  EXPECT_EQ(seen.traceparent, "");
}

TEST(Door, EnforcesRulesOnEveryShape) {
  DeskHouse house;
  const auto stub = house.StubFor("gateway");
  const CallOptions drafter = house.As(house.Claims({type::v1::ROLE_DRAFTER}));
  EXPECT_TRUE(absl::IsPermissionDenied(CallUnary(*stub, &Desk::Stub::Get, GetOf("agencies/so-a/notes/1"), drafter).status()));
  EXPECT_TRUE(absl::IsPermissionDenied(CallUnary(*stub, &Desk::Stub::Later, GetOf(""), drafter).status()));
  const auto ignore = [](const Note&) { return absl::OkStatus(); };
  EXPECT_TRUE(absl::IsPermissionDenied(CallStream(*stub, &Desk::Stub::Count, CountOf("agencies/so-a", 1), ignore, drafter)));
  const auto fill = [](StoreRequest* chunk) -> absl::StatusOr<bool> { return chunk->set_data("x"), true; };
  EXPECT_TRUE(absl::IsPermissionDenied(CallUpload(*stub, &Desk::Stub::Store, fill, drafter).status()));
  EXPECT_EQ(house.state.sinks_open, 0);
}

TEST(Door, KeepsAPersonWithinTheirAgencyOnEveryShape) {
  DeskHouse house;
  const auto stub = house.StubFor("gateway");
  const CallOptions clerk = house.AsClerk();
  EXPECT_TRUE(absl::IsPermissionDenied(CallUnary(*stub, &Desk::Stub::Get, GetOf("agencies/so-b/notes/1"), clerk).status()));
  const auto ignore = [](const Note&) { return absl::OkStatus(); };
  EXPECT_TRUE(absl::IsPermissionDenied(CallStream(*stub, &Desk::Stub::Count, CountOf("agencies/so-b", 1), ignore, clerk)));
  int chunks = 2;
  const auto fill = [&](StoreRequest* chunk) -> absl::StatusOr<bool> {
    return chunk->set_name("agencies/so-b/files/1"), chunks-- > 0;
  };
  EXPECT_TRUE(absl::IsPermissionDenied(CallUpload(*stub, &Desk::Stub::Store, fill, clerk).status()));
  EXPECT_EQ(house.state.sinks_finished, 0);
}

TEST(Door, RefusesABareInProcessChannelAndOneWithAnothersWord) {
  DeskHouse house;
  const auto known = house.StubFor("drafting");
  grpc::ClientContext context;
  Prepare({}, context);
  context.AddMetadata(kCallerSecretKey, std::string(32, 'x'));  // beside the true one: two secrets count as none
  Note note;
  EXPECT_EQ(known->Get(&context, GetOf("x"), &note).error_code(), grpc::StatusCode::UNAUTHENTICATED);
}

TEST(Door, RefusesACallerByTcpThatHoldsTheTrueSecret) {
  DeskHouse house;
  const std::string secret = house.door->SecretFor("drafting");
  const auto stub = Desk::NewStub(house.TcpChannel());
  grpc::ClientContext context;
  Prepare({}, context);
  context.AddMetadata(kCallerSecretKey, secret);
  Note note;
  EXPECT_EQ(stub->Get(&context, GetOf("x"), &note).error_code(), grpc::StatusCode::UNAUTHENTICATED);
  EXPECT_TRUE(CallUnary(*stub, &Desk::Stub::Get, GetOf("agencies/so-a/notes/1"), house.AsClerk()).ok());
}

TEST(Door, RefusesTokensThatAreExpiredForgedOrFromElsewhere) {
  DeskHouse house;
  const auto stub = house.StubFor("gateway");
  const auto get = [&](const CallOptions& options) {
    return CallUnary(*stub, &Desk::Stub::Get, GetOf("agencies/so-a/notes/1"), options).status();
  };
  CallOptions clerk = house.AsClerk();
  EXPECT_TRUE(get(clerk).ok());
  PersonClaims elsewhere = house.Claims({type::v1::ROLE_CLERK});
  elsewhere.audience = "another";
  EXPECT_TRUE(absl::IsUnauthenticated(get(house.As(elsewhere))));
  const auto stranger = crypto::SigningKey::FromSeed(std::string(32, 'z'));
  EXPECT_TRUE(absl::IsUnauthenticated(get({.person_token = MintPersonToken(stranger, house.Claims({type::v1::ROLE_CLERK}))})));
  house.clock.Advance(absl::Minutes(11));
  EXPECT_TRUE(absl::IsUnauthenticated(get(clerk)));
}

TEST(Door, TellsOfARefusalBeforeItAnswersAndOfRepeatsOnce) {
  DeskHouse house;
  const auto stub = house.StubFor("numbering");
  EXPECT_FALSE(CallUnary(*stub, &Desk::Stub::Get, GetOf("x")).ok());
  ASSERT_EQ(house.Refusals().size(), 1);
  EXPECT_EQ(house.Refusals()[0].caller.name(), "services/numbering");
  EXPECT_EQ(house.Refusals()[0].method, "vanthu.rpc.testing.Desk/Get");
  EXPECT_TRUE(status::Is(house.Refusals()[0].status, status::Reason::kPermissionDenied));
  for (int i = 0; i < 7; ++i) EXPECT_FALSE(CallUnary(*stub, &Desk::Stub::Get, GetOf("x")).ok());
  EXPECT_EQ(house.Refusals().size(), 1);
  house.clock.Advance(absl::Minutes(2));
  EXPECT_FALSE(CallUnary(*stub, &Desk::Stub::Get, GetOf("x")).ok());
  ASSERT_EQ(house.Refusals().size(), 3);
  EXPECT_EQ(house.Refusals()[1].count, 7);
}

TEST(Door, CountsWhatItAnswers) {
  DeskHouse house;
  const auto stub = house.StubFor("drafting");
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(CallUnary(*stub, &Desk::Stub::Get, GetOf("x")).ok());
  EXPECT_FALSE(CallUnary(*stub, &Desk::Stub::Administer, CountOf("", 0)).ok());
  const auto counts = house.door->Counts();
  ASSERT_EQ(counts.size(), 2);
  EXPECT_EQ(counts[0].count, 3);
  EXPECT_EQ(counts[1].method, "vanthu.rpc.testing.Desk/Administer");
  EXPECT_EQ(counts[1].code, absl::StatusCode::kPermissionDenied);
}

TEST(Door, CountsEachRefusalOfSomebodyWithoutAName) {
  DeskHouse house;
  const auto stub = Desk::NewStub(house.TcpChannel());
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(absl::IsUnauthenticated(CallUnary(*stub, &Desk::Stub::Get, GetOf("x")).status()));
  }
  const auto counts = house.door->Counts();
  ASSERT_EQ(counts.size(), 1);
  EXPECT_EQ(counts[0].code, absl::StatusCode::kUnauthenticated);
  EXPECT_EQ(counts[0].count, 3);
}

TEST(Door, AnswersOverloadedWhenItsQueueIsFullAndDropsLateCallsUnrun) {
  DeskHouse house({.pool_threads = 1, .queue_max = 1});
  std::promise<void> started, release;
  std::atomic<int> ran{0};
  house.state.get = [&](const Call&, const GetRequest&) {
    if (++ran == 1) {
      started.set_value();
      release.get_future().wait();
    }
    return NoteOf("ok");
  };
  const auto stub = house.StubFor("drafting");
  auto first = std::async(std::launch::async, [&] { return CallUnary(*stub, &Desk::Stub::Get, GetOf("x")).status(); });
  started.get_future().wait();
  const auto late = CallUnary(*stub, &Desk::Stub::Get, GetOf("x"), {.timeout = absl::Milliseconds(50)});  // waits in the queue
  EXPECT_TRUE(absl::IsDeadlineExceeded(late.status())) << late.status();
  const auto full = CallUnary(*stub, &Desk::Stub::Get, GetOf("x"));
  EXPECT_TRUE(status::Is(full.status(), status::Reason::kOverloaded)) << full.status();
  release.set_value();
  EXPECT_TRUE(first.get().ok());
  EXPECT_TRUE(CallUnary(*stub, &Desk::Stub::Get, GetOf("x")).ok());
  EXPECT_EQ(ran, 2);
}

TEST(Door, RefusesMoreStreamsThanItsLimit) {
  DeskHouse house({.live_streams_max = 1});
  house.state.next = [](Note*) -> absl::StatusOr<bool> { return false; };
  const auto stub = house.StubFor("drafting");
  grpc::ClientContext context;
  Prepare({}, context);
  const auto held = stub->Count(&context, CountOf("", 0));
  ASSERT_TRUE(Eventually([&] { return house.state.feeds_open == 1; }));
  const auto ignore = [](const Note&) { return absl::OkStatus(); };
  EXPECT_TRUE(status::Is(CallStream(*stub, &Desk::Stub::Count, CountOf("", 0), ignore), status::Reason::kOverloaded));
  context.TryCancel();
  EXPECT_EQ(held->Finish().error_code(), grpc::StatusCode::CANCELLED);
}

}  // namespace
}  // namespace vanthu::rpc::testing
