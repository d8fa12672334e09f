#include "gateway/http/gateway.h"

#include <future>
#include <string>

#include "gateway/http/testing/expect_refusal.h"
#include "gateway/http/testing/library_house.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

namespace vanthu::gateway {
namespace {

using nlohmann::json;
using testing::Answer;
using testing::Ask;
using testing::ExpectRefusal;
using ::testing::HasSubstr;
using testing::LibraryHouse;
using ::testing::Not;

constexpr char kBook[] = "/v1/agencies/so-a/books/luat";

TEST(Gateway, AnswersAGetWithTheMessageAsProtoJson) {
  LibraryHouse house;
  const Answer answer = house.Call("GET", kBook);
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(answer.Field("Content-Type"), "application/json; charset=utf-8");
  EXPECT_EQ(json::parse(answer.body), json({{"name", "agencies/so-a/books/luat"},
                                            {"title", "Luật"},
                                            {"subject", "SUBJECT_LAW"},
                                            {"lentCount", "7"},
                                            {"addedAt", "2024-05-30T06:20:00Z"},
                                            {"etag", "3"}}));
  EXPECT_EQ(answer.Field("ETag"), "\"3\"");
}

TEST(Gateway, CarriesThePersonsTokenAndNothingElseOfTheCaller) {
  LibraryHouse house;
  const std::string trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  EXPECT_EQ(house
                .Call("GET", kBook,
                      {{"traceparent", trace}, {"vanthu-caller-secret-bin", "c2VjcmV0"}, {"x509_common_name", "drafting"}})
                .status,
            200);
  EXPECT_EQ(house.state.last_call.caller.name(), "accounts/an");
  EXPECT_EQ(house.state.last_call.caller.service, "gateway");
  EXPECT_EQ(house.state.last_call.traceparent, trace);
}

TEST(Gateway, GivesTheServicesRefusalAsAnErrorBody) {
  LibraryHouse house;
  const Answer answer = house.Call("GET", "/v1/agencies/so-a/books/none");
  ExpectRefusal(answer, 404, "NOT_FOUND");
  const json error = json::parse(answer.body)["error"];
  EXPECT_EQ(error["status"], "NOT_FOUND");
  EXPECT_EQ(error["details"][0]["metadata"]["name"], "agencies/so-a/books/none");
  EXPECT_THAT(error["details"][1]["message"].get<std::string>(), HasSubstr("Không tìm thấy"));
}

TEST(Gateway, RefusesWhoBringsNoCredentialWithoutAskingTheService) {
  LibraryHouse house;
  const Answer answer = Ask(house.gateway->port(), "GET", kBook);
  ExpectRefusal(answer, 401, "UNAUTHENTICATED");
  EXPECT_EQ(answer.Field("WWW-Authenticate"), "Bearer");
  EXPECT_EQ(house.state.last_call.method, "");
}

TEST(Gateway, LetsTheServiceJudgeTokenRoleAndAgency) {
  LibraryHouse house;
  const int port = house.gateway->port();
  const auto with = [&](const std::string& authorization) { return Ask(port, "GET", kBook, {{"Authorization", authorization}}); };
  ExpectRefusal(with("Bearer v1.xx.yy"), 401, "UNAUTHENTICATED");
  ExpectRefusal(with("Basic YTpi"), 401, "UNAUTHENTICATED");
  ExpectRefusal(with("Bearer two words"), 401, "UNAUTHENTICATED");
  ExpectRefusal(with("Bearer " + house.TokenOf({type::v1::ROLE_AUDITOR})), 403, "PERMISSION_DENIED");
  ExpectRefusal(with("Bearer " + house.TokenOf({type::v1::ROLE_CLERK}, "so-b")), 403, "PERMISSION_DENIED");
  const auto token = house.Bearer();
  ExpectRefusal(Ask(port, "GET", kBook, {token, token}), 401, "UNAUTHENTICATED");
}

TEST(Gateway, LetsInWithoutAPersonOnlyWhereTheMethodLetsTheGatewayIn) {
  LibraryHouse house;
  const Answer answer =
      Ask(house.gateway->port(), "POST", "/v1/readers:enter", {{"Content-Type", "application/json"}}, R"({"reader":"an"})");
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(json::parse(answer.body)["caller"], "services/gateway");
}

TEST(Gateway, SaysThatAVersionIsStillTheLatest) {
  LibraryHouse house;
  for (const char* known : {"\"3\"", "W/\"3\"", "\"1\", \"3\"", "*"}) {
    const Answer answer = house.Call("GET", kBook, {{"If-None-Match", known}});
    EXPECT_EQ(answer.status, 304) << known;
    EXPECT_EQ(answer.Field("ETag"), "\"3\"");
  }
  EXPECT_EQ(house.Call("GET", kBook, {{"If-None-Match", "\"33\""}}).status, 200);
}

TEST(Gateway, NamesTheMethodsThatAPathHas) {
  LibraryHouse house;
  const Answer wrong = house.Call("DELETE", "/v1/agencies/so-a/books");
  ExpectRefusal(wrong, 405, "METHOD_NOT_ALLOWED");
  EXPECT_EQ(wrong.Field("Allow"), "GET, HEAD, POST");
  EXPECT_EQ(house.Call("OPTIONS", kBook, {{"Origin", "https://elsewhere.example"}}).Field("Access-Control-Allow-Origin"), "");
  for (const char* method : {"TRACE", "OPTIONS", "PUT", "CONNECT", "BREW"})
    EXPECT_EQ(house.Call(method, kBook).status, 405) << method;
  ExpectRefusal(house.Call("GET", "/v1/nowhere?x=1"), 404, "NO_SUCH_ROUTE");
  ExpectRefusal(house.Call("GET", "/v1/agencies/so-a/books:count"), 404, "NO_SUCH_ROUTE");
}

TEST(Gateway, AnswersHeadAsGetWithoutTheBody) {
  LibraryHouse house;
  const std::string length = house.Call("GET", kBook).Field("Content-Length");
  const Answer head = house.Call("HEAD", kBook);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.Field("Content-Length"), length);
  EXPECT_EQ(head.body, "");
}

TEST(Gateway, PassesHttpBodiesAndPartsOfAnswers) {
  LibraryHouse house;
  const Answer cover = house.Call("GET", std::string(kBook) + "/cover");
  EXPECT_EQ(cover.Field("Content-Type"), "image/png");
  EXPECT_EQ(cover.body, "\x89PNG");
  EXPECT_EQ(house.Call("POST", std::string(kBook) + "/cover", {{"Content-Type", "image/jpeg"}}, "\xff\xd8jpg").status, 200);
  EXPECT_EQ(house.state.last_cover.cover().content_type(), "image/jpeg");
  EXPECT_EQ(house.state.last_cover.cover().data(), "\xff\xd8jpg");
  EXPECT_EQ(house.state.last_cover.name(), "agencies/so-a/books/luat");
  const Answer first = house.Call("GET", "/v1/agencies/so-a/firstBook");
  EXPECT_EQ(json::parse(first.body)["title"], "Luật");
  EXPECT_EQ(first.Field("ETag"), "\"3\"");
}

TEST(Gateway, BringsTheDeadlineThatTheClientNames) {
  std::promise<void> answered;  // a book that comes in the instant of the deadline might still be taken
  LibraryHouse house;
  absl::Duration left;
  house.state.get = [&](const rpc::Call& call, const testing::GetBookRequest&) -> absl::StatusOr<testing::Book> {
    left = call.deadline - house.clock.Now();
    return testing::Book();
  };
  EXPECT_EQ(house.Call("GET", kBook, {{"Grpc-Timeout", "10M"}}).status, 200);
  EXPECT_GT(left, absl::Minutes(9));
  EXPECT_LT(left, absl::Minutes(11));
  EXPECT_EQ(house.Call("GET", kBook, {{"Grpc-Timeout", "99H"}}).status, 200);
  EXPECT_LT(left, absl::Minutes(56));
  for (const char* text : {"5", "S", "0S", "-1S", "123456789S", "5X", ""}) {
    ExpectRefusal(house.Call("GET", kBook, {{"Grpc-Timeout", text}}), 400, "INVALID_FIELD");
  }
  house.state.get = [&](const rpc::Call& call, const testing::GetBookRequest&) -> absl::StatusOr<testing::Book> {
    testing::Eventually([&] { return call.is_cancelled(); });
    answered.get_future().wait();
    return testing::Book();
  };
  const auto answer = house.Call("GET", kBook, {{"Grpc-Timeout", "50m"}});
  answered.set_value();
  ExpectRefusal(answer, 504, "DEADLINE_EXCEEDED");
}

TEST(Gateway, TellsNothingOfWhatBrokeInside) {
  LibraryHouse house;
  house.state.get = [](const rpc::Call&, const testing::GetBookRequest&) -> absl::StatusOr<testing::Book> {
    return absl::InternalError("10.0.0.7:5432 password of vanthu");
  };
  const Answer answer = house.Call("GET", kBook);
  ExpectRefusal(answer, 500, "INTERNAL");
  EXPECT_THAT(answer.body, Not(HasSubstr("10.0.0.7")));
}

TEST(Gateway, SendsEveryAnswerWithTheFieldsThatKeepBrowsersOut) {
  LibraryHouse house;
  for (const Answer& answer :
       {house.Call("GET", kBook), house.Call("GET", "/nowhere"), Ask(house.gateway->port(), "GET", kBook)}) {
    EXPECT_EQ(answer.Field("Cache-Control"), "no-store");
    EXPECT_EQ(answer.Field("X-Content-Type-Options"), "nosniff");
    EXPECT_THAT(answer.Field("Content-Security-Policy"), HasSubstr("default-src 'none'"));
    EXPECT_EQ(answer.Field("Referrer-Policy"), "no-referrer");
    EXPECT_EQ(answer.Field("Strict-Transport-Security"), "") << "we do not know of TLS";
    EXPECT_EQ(answer.Field("Server"), "");
  }
}

}  // namespace
}  // namespace vanthu::gateway
