#include <set>
#include <string>

#include "absl/strings/match.h"
#include "gateway/http/contract_comments.h"
#include "gateway/http/testing/expect_refusal.h"
#include "gateway/http/testing/library_descriptors.h"
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

json OpenApi(const LibraryHouse& house) {
  const Answer page = Ask(house.gateway->port(), "GET", "/openapi.json");
  EXPECT_EQ(page.status, 200);
  return json::parse(page.body);
}

TEST(OpenApi, HasAnOperationForEveryRoute) {
  LibraryHouse house({.contracts = {std::string(testing::LibraryDescriptors())}});
  const json page = OpenApi(house);
  EXPECT_EQ(page["openapi"], "3.1.0");
  std::set<std::string> operations;
  for (const auto& [path, item] : page["paths"].items()) {
    for (const auto& [method, operation] : item.items())
      operations.insert(method + " " + path + " " + operation["operationId"].get<std::string>());
  }
  const std::set<std::string> wanted = {"get /v1/agencies/{agency}/books/{book} Library_GetBook",
                                        "get /v1/agencies/{agency}/books Library_ListBooks",
                                        "post /v1/agencies/{agency}/books:search Library_ListBooks_2",
                                        "get /v1/agencies/{agency}/firstBook Library_ListBooks_3",
                                        "post /v1/agencies/{agency}/books Library_CreateBook",
                                        "patch /v1/agencies/{agency}/books/{book} Library_UpdateBook",
                                        "post /v1/agencies/{agency}/books/{book}:lend Library_LendBook",
                                        "post /v1/agencies/{agency}/books/{book}:return Library_ReturnBook",
                                        "get /v1/agencies/{agency}/books/{book}:watch Library_WatchNotes",
                                        "get /v1/agencies/{agency}/books/{book}/text Library_ReadText",
                                        "post /v1/agencies/{agency}/books/{book}/text Library_StoreText",
                                        "get /v1/agencies/{agency}/books/{book}:print Library_PrintBook",
                                        "get /v1/agencies/{agency}/books/{book}/cover Library_GetCover",
                                        "post /v1/agencies/{agency}/books/{book}/cover Library_SetCover",
                                        "post /v1/readers:enter Library_Enter"};
  EXPECT_EQ(operations, wanted);
}

TEST(OpenApi, SaysWhatTheContractsCommentsSay) {
  LibraryHouse house({.contracts = {std::string(testing::LibraryDescriptors())}});
  const json page = OpenApi(house);
  EXPECT_EQ(page["tags"][0], json({{"name", "Library"}, {"description", "Books, and who has them."}}));
  EXPECT_EQ(page["paths"]["/v1/agencies/{agency}/books/{book}"]["get"]["description"], "One book.");
  const json book = page["components"]["schemas"]["gateway.testing.Book"];
  EXPECT_EQ(book["description"], "A book.");
  EXPECT_EQ(book["properties"]["lentCount"]["description"], "How often it was lent.");
  EXPECT_THAT(page["components"]["schemas"]["gateway.testing.Subject"]["description"].get<std::string>(),
              HasSubstr("`SUBJECT_LAW`: The law."));
}

TEST(OpenApi, DescribesParametersHeadersAndBodies) {
  LibraryHouse house({.contracts = {std::string(testing::LibraryDescriptors())}});
  const json page = OpenApi(house);
  const auto names = [](const json& operation) {
    std::set<std::string> all;
    for (const json& parameter : operation["parameters"])
      all.insert(parameter["in"].get<std::string>() + " " + parameter["name"].get<std::string>());
    return all;
  };
  const json& books = page["paths"]["/v1/agencies/{agency}/books"];
  EXPECT_EQ(names(books["get"]),
            (std::set<std::string>{"path agency", "query filter.titlePrefix", "query filter.subjects", "query filter.addedAfter",
                                   "query filter.lentMin", "query pageSize", "query withOld", "query shelves", "query mask",
                                   "query within", "query digests", "query weightMax"}));
  EXPECT_EQ(names(books["post"]), (std::set<std::string>{"path agency", "query silently", "header Idempotency-Key"}));
  EXPECT_EQ(names(page["paths"]["/v1/agencies/{agency}/books/{book}:lend"]["post"]),
            (std::set<std::string>{"path agency", "path book", "header Idempotency-Key", "header If-Match"}));
  const json lend =
      page["paths"]["/v1/agencies/{agency}/books/{book}:lend"]["post"]["requestBody"]["content"]["application/json"]["schema"];
  EXPECT_FALSE(lend["properties"].contains("name")) << "the path has it";
  EXPECT_TRUE(lend["properties"].contains("reader"));
  EXPECT_TRUE(page["paths"]["/v1/agencies/{agency}/books/{book}/text"]["post"]["requestBody"]["content"].contains(
      "application/octet-stream"));
  const json get = page["paths"]["/v1/agencies/{agency}/books/{book}/text"]["get"];
  EXPECT_EQ(names(get), (std::set<std::string>{"path agency", "path book", "header Range"}));
  EXPECT_TRUE(get["responses"].contains("206"));
  EXPECT_TRUE(page["paths"]["/v1/readers:enter"]["post"]["security"][0].empty()) << "may be asked by anybody";
}

TEST(OpenApi, HasASchemaForAllThatItRefersTo) {
  LibraryHouse house;
  const Answer answer = Ask(house.gateway->port(), "GET", "/openapi.json");
  const json page = json::parse(answer.body);
  int references = 0;
  for (size_t at = answer.body.find("\"$ref\":\"#"); at != std::string::npos; at = answer.body.find("\"$ref\":\"#", at + 1)) {
    const size_t begin = at + 9;
    const json::json_pointer pointer(answer.body.substr(begin, answer.body.find('"', begin) - begin));
    EXPECT_TRUE(page.contains(pointer)) << pointer.to_string();
    ++references;
  }
  EXPECT_GT(references, 100);
}

TEST(OwnPages, AreAnsweredToAnybody) {
  LibraryHouse house;
  const int port = house.gateway->port();
  EXPECT_EQ(Ask(port, "GET", "/healthz").body, R"({"alive":true})");
  const Answer page = Ask(port, "GET", "/openapi.json");
  EXPECT_EQ(Ask(port, "GET", "/openapi.json", {{"If-None-Match", page.Field("ETag")}}).status, 304);
  ExpectRefusal(Ask(port, "POST", "/healthz"), 405, "METHOD_NOT_ALLOWED");
  EXPECT_EQ(Ask(port, "HEAD", "/openapi.json").Field("Content-Length"), std::to_string(page.body.size()));
}

TEST(OwnPages, TellWhetherTheServicesAreThere) {
  LibraryHouse house;
  const Answer ready = Ask(house.gateway->port(), "GET", "/readyz");
  EXPECT_EQ(ready.status, 200);
  EXPECT_EQ(json::parse(ready.body), json({{"ready", true}, {"services", {{"vanthu.gateway.testing.Library", "SERVING"}}}}));
  GatewayConfig config;
  config.services["vanthu.gateway.testing.Library"] = grpc::CreateChannel("127.0.0.1:1", grpc::InsecureChannelCredentials());
  const auto alone = Gateway::Open(config, house.clock, std::make_unique<BearerCredentials>()).value();
  const Answer missing = Ask(alone->port(), "GET", "/readyz");
  EXPECT_EQ(missing.status, 503);
  EXPECT_THAT(missing.body, HasSubstr("NOT_SERVING"));
  ExpectRefusal(Ask(alone->port(), "GET", kBook, {house.Bearer()}), 503, "UNAVAILABLE");
  EXPECT_EQ(Ask(alone->port(), "GET", "/healthz").status, 200) << "alive all the same";
}

TEST(OwnPages, CountAnswersByRouteAndStatus) {
  LibraryHouse house({.trusted_proxies = {"127.0.0.1"}});
  house.Call("GET", kBook);
  house.Call("GET", kBook);
  house.Call("GET", "/v1/agencies/so-a/books/none");
  house.Call("GET", "/v1/somewhere/secret");
  const std::string figures = Ask(house.gateway->port(), "GET", "/metrics").body;
  EXPECT_THAT(figures,
              HasSubstr(R"(vanthu_gateway_answers_total{code="200",method="GET",route="/v1/{name=agencies/*/books/*}"} 2)"));
  EXPECT_THAT(figures,
              HasSubstr(R"(vanthu_gateway_answers_total{code="404",method="GET",route="/v1/{name=agencies/*/books/*}"} 1)"));
  EXPECT_THAT(figures, HasSubstr(R"(vanthu_gateway_answers_total{code="404",method="",route=""} 1)"));
  EXPECT_THAT(figures, Not(HasSubstr("secret"))) << "nothing that a client sends is a label";
  EXPECT_EQ(Ask(house.gateway->port(), "GET", "/metrics", {{"X-Forwarded-For", "1.2.3.4"}}).status, 404)
      << "not for who comes through a proxy";
}

TEST(Limits, ACallerOverItsRateIsToldHowLongToWait) {
  LibraryHouse house({.per_address = {.per_second = 0.1, .burst = 5}, .per_token = {.per_second = 0.5, .burst = 2}});
  EXPECT_EQ(house.Call("GET", kBook).status, 200);
  EXPECT_EQ(house.Call("GET", kBook).status, 200);
  const Answer over = house.Call("GET", kBook);
  ExpectRefusal(over, 429, "RATE_LIMITED");
  EXPECT_EQ(over.Field("Retry-After"), "2");
  const HeaderField other{"Authorization", "Bearer " + house.TokenOf({type::v1::ROLE_CLERK, type::v1::ROLE_ADMIN})};
  EXPECT_EQ(Ask(house.gateway->port(), "GET", kBook, {other}).status, 200) << "another person is not held up";
  EXPECT_EQ(Ask(house.gateway->port(), "GET", kBook).status, 401);
  EXPECT_EQ(Ask(house.gateway->port(), "GET", kBook).status, 429) << "but the address is, in the end";
  EXPECT_EQ(Ask(house.gateway->port(), "GET", "/healthz").status, 200);
}

TEST(Limits, AProxyTellsWhoseAddressCounts) {
  LibraryHouse house({.trusted_proxies = {"127.0.0.1"}, .per_address = {.per_second = 0.1, .burst = 1}});
  const auto from = [&](const char* address) {
    return house.Call("GET", kBook, {{"X-Forwarded-For", address}, {"X-Forwarded-Proto", "https"}});
  };
  const Answer first = from("1.1.1.1");
  EXPECT_EQ(first.status, 200);
  EXPECT_THAT(first.Field("Strict-Transport-Security"), HasSubstr("max-age="));
  EXPECT_EQ(from("1.1.1.1").status, 429);
  EXPECT_EQ(from("1.1.1.1, 2.2.2.2").status, 200);
}

TEST(Answers, AreCompressedForWhoAcceptsItAndIfItPays) {
  LibraryHouse house;
  house.state.books["agencies/so-a/books/long"].set_title(std::string(5000, 'x'));
  const std::string path = "/v1/agencies/so-a/books/long";
  const Answer plain = house.Call("GET", path), coded = house.Call("GET", path, {{"Accept-Encoding", "gzip, br"}});
  EXPECT_EQ(plain.Field("Content-Encoding"), "");
  EXPECT_EQ(plain.Field("Vary"), "Accept-Encoding");
  EXPECT_EQ(coded.Field("Content-Encoding"), "br");
  EXPECT_LT(coded.body.size(), plain.body.size() / 10);
  EXPECT_EQ(house.Call("GET", path, {{"Accept-Encoding", "gzip"}}).Field("Content-Encoding"), "gzip");
  EXPECT_EQ(house.Call("GET", kBook, {{"Accept-Encoding", "gzip, br"}}).Field("Content-Encoding"), "")
      << "a small one is sent as it is";
}

}  // namespace
}  // namespace vanthu::gateway
