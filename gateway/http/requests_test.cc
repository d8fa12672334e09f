#include <string>

#include "absl/strings/str_cat.h"
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

TEST(Requests, ReadsPathQueryBodyAndHeadersIntoOneRequest) {
  LibraryHouse house;
  const Answer made = house.Call("POST", "/v1/agencies/so-a/books?silently=true",
                                 {{"Content-Type", "application/json; charset=utf-8"}, {"Idempotency-Key", "\"key-1\""}},
                                 R"({"title": "Sử", "subject": "SUBJECT_HISTORY", "lent_count": "2", "keywords": ["a", "b"]})");
  EXPECT_EQ(made.status, 200) << made.body;
  EXPECT_EQ(made.Field("ETag"), "\"silent\"");
  EXPECT_EQ(json::parse(made.body)["name"], "agencies/so-a/books/key-1");
  EXPECT_EQ(json::parse(made.body)["lentCount"], "2");
  const Answer changed =
      house.Call("PATCH", "/v1/agencies/so-a/books/x?updateMask=title,lentCount", {{"Content-Type", "application/json"}},
                 R"({"name": "agencies/so-b/books/y", "title": "Mới"})");
  EXPECT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(json::parse(changed.body)["name"], "agencies/so-a/books/x") << "the path wins over the body";
  EXPECT_EQ(json::parse(changed.body)["keywords"], json({"title", "lent_count"}));
}

TEST(Requests, ReadsEveryKindOfQueryField) {
  LibraryHouse house;
  const Answer answer = house.Call(
      "GET",
      "/v1/agencies/so-a/books?filter.titlePrefix=Lu%E1%BA%ADt+m%E1%BB%9Bi&filter.subjects=SUBJECT_LAW&filter.subjects=2"
      "&filter.added_after=2024-05-30T00:00:00Z&filter.lentMin=5&page_size=-3&withOld=true&shelves=1&shelves=2&mask=first,seen."
      "parent"
      "&within=1.5s&digests=_-8%3D&digests=%2B%2F8%3D&weightMax=2.5");
  ASSERT_EQ(answer.status, 200) << answer.body;
  const json seen = json::parse(answer.body)["seen"];
  EXPECT_EQ(seen, json({{"parent", "agencies/so-a"},
                        {"filter",
                         {{"titlePrefix", "Luật mới"},
                          {"subjects", {"SUBJECT_LAW", "SUBJECT_HISTORY"}},
                          {"addedAfter", "2024-05-30T00:00:00Z"},
                          {"lentMin", "5"}}},
                        {"pageSize", -3},
                        {"withOld", true},
                        {"shelves", {1, 2}},
                        {"mask", "first,seen.parent"},
                        {"within", "1.500s"},
                        {"digests", {"/+8=", "+/8="}},
                        {"weightMax", 2.5}}));
}

TEST(Requests, RefusesWhatTheRequestHasNot) {
  LibraryHouse house;
  const std::string books = "/v1/agencies/so-a/books";
  for (const char* query :
       {"?color=red", "?filter=x", "?filter.titlePrefix.x=1", "?parent=agencies/so-b", "?pageSize=1&pageSize=2", "?pageSize=many",
        "?withOld=perhaps", "?filter.subjects=SUBJECT_X", "?labels=a", "?labels.a=b", "?within=long", "?filter.subjects.x=1"}) {
    ExpectRefusal(house.Call("GET", books + query), 400, "INVALID_FIELD");
  }
  const HeaderField type{"Content-Type", "application/json"};
  const auto post = [&](const char* body) { return house.Call("POST", books + ":search", {type}, body); };
  for (const char* body :
       {"{", "[]", "null", "\"x\"", R"({"color": 1})", R"({"pageSize": "x"})", R"({"pageSize": 1} x)", "\xff"}) {
    ExpectRefusal(post(body), 400, "MALFORMED_JSON");
  }
  EXPECT_THAT(post("{").body, HasSubstr("sai cú pháp JSON"));
  EXPECT_THAT(post(R"({"color": 1})").body, HasSubstr("không có trường này"));
  EXPECT_THAT(post(R"({"pageSize": "x"})").body, HasSubstr("không hợp với trường"));
  EXPECT_THAT(post(R"({"pageSize": {}})").body, HasSubstr("trường này không nhận đối tượng"));
  EXPECT_THAT(post(R"({"pageSize": [1]})").body, HasSubstr("trường này không nhận danh sách"));
  EXPECT_THAT(post("{\"filter\": {\"titlePrefix\": \"\xff").body, HasSubstr("có byte không phải UTF-8"));
  EXPECT_THAT(post("[]").body, HasSubstr("phải là một đối tượng JSON"));
  ExpectRefusal(house.Call("POST", books + ":search?pageSize=1", {type}, "{}"), 400, "INVALID_FIELD");
  EXPECT_EQ(post("").status, 200) << "no body is an empty object";
  EXPECT_EQ(post(" \n").status, 200);
}

TEST(Requests, NameTheFieldThatWasWrongByItsPathInJson) {
  LibraryHouse house;
  const auto violation = [](const Answer& answer) {
    const json details = json::parse(answer.body)["error"]["details"];
    EXPECT_EQ(details.size(), 3U) << answer.body;
    EXPECT_EQ(details[2]["@type"], "type.googleapis.com/google.rpc.BadRequest");
    return details[2]["fieldViolations"][0]["field"];
  };
  const HeaderField type{"Content-Type", "application/json"};
  const auto post = [&](const char* body) { return violation(house.Call("POST", "/v1/agencies/so-a/books", {type}, body)); };
  EXPECT_EQ(post(R"({"parts": [{}, {"lent_count": "x"}]})"), "parts[1].lentCount");
  EXPECT_EQ(post(R"({"parts": [{"color": 1}]})"), "parts[0].color");
  EXPECT_EQ(post(R"({"title": "a", "title": "b"})"), "title");
  const auto get = [&](const char* query) { return house.Call("GET", absl::StrCat("/v1/agencies/so-a/books?", query)); };
  EXPECT_EQ(violation(get("pageSize=2&filter.added_after=then")), "filter.addedAfter");
  EXPECT_THAT(get("pageSize=2&filter.added_after=then").body, HasSubstr("\\\"then\\\""));
  EXPECT_THAT(get("pageSize=2&filter.added_after=then").body, Not(HasSubstr("agencies/so-a")))
      << "what was right is not told back";
  EXPECT_EQ(violation(house.Call("POST", std::string(kBook) + "/text?fileName=bad", {}, "x")), "fileName")
      << "a service names it as the contract does";
}

TEST(Requests, RefusesABodyThatIsNestedTooDeepBeforeReadingIt) {
  LibraryHouse house;
  std::string body, end;
  for (int i = 0; i < 5000; ++i) {
    body += R"({"parts":[)";
    end += "]}";
  }
  const Answer answer = house.Call("POST", "/v1/agencies/so-a/books", {{"Content-Type", "application/json"}}, body + end);
  ExpectRefusal(answer, 400, "MALFORMED_JSON");
  EXPECT_THAT(answer.body, HasSubstr("deeper"));
}

TEST(Requests, TakesJsonOnlyWhereJsonIsMeant) {
  LibraryHouse house;
  const auto post = [&](const char* type) {
    return house.Call("POST", "/v1/agencies/so-a/books:search", {{"Content-Type", type}}, "{}");
  };
  for (const char* type :
       {"text/plain", "application/x-www-form-urlencoded", "application/jsonx", "application/json; charset=latin1"}) {
    ExpectRefusal(post(type), 415, "UNSUPPORTED_MEDIA_TYPE");
  }
  EXPECT_EQ(post("application/json").status, 200);
  EXPECT_EQ(post("Application/JSON; charset=\"UTF-8\"").status, 200);
  ExpectRefusal(house.Call("POST", "/v1/agencies/so-a/books:search", {}, "{}"), 415, "UNSUPPORTED_MEDIA_TYPE");
  ExpectRefusal(house.Call("POST", "/v1/agencies/so-a/books:search",
                           {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}}, "{}"),
                415, "UNSUPPORTED_MEDIA_TYPE");
  ExpectRefusal(house.Call("POST", std::string(kBook) + ":return", {{"Content-Type", "application/json"}}, "{}"), 400,
                "MALFORMED_HTTP");
  EXPECT_EQ(house.Call("POST", std::string(kBook) + ":return").status, 200);
}

TEST(Requests, MapsIdempotencyKeyAndIfMatchToTheirFields) {
  LibraryHouse house;
  const auto lend = [&](std::vector<HeaderField> fields, const char* body) {
    fields.push_back({"Content-Type", "application/json"});
    return house.Call("POST", std::string(kBook) + ":lend", fields, body);
  };
  EXPECT_EQ(lend({{"Idempotency-Key", "k1"}, {"If-Match", "\"3\""}}, R"({"reader": "bình"})").status, 200);
  EXPECT_EQ(house.state.last_lend.request_id(), "k1");
  EXPECT_EQ(house.state.last_lend.etag(), "3");
  const Answer again = lend({{"Idempotency-Key", "k1"}}, R"({"reader": "bình", "requestId": "k1"})");
  EXPECT_EQ(json::parse(again.body)["lentCount"], "8") << "the second is the first";
  ExpectRefusal(lend({{"If-Match", "\"2\""}}, R"({"requestId": "k2"})"), 409, "ETAG_MISMATCH");
  EXPECT_EQ(lend({{"If-Match", "*"}}, R"({"requestId": "k3"})").status, 200);
  ExpectRefusal(lend({{"Idempotency-Key", "k4"}}, R"({"requestId": "k5"})"), 400, "INVALID_FIELD");
  for (const char* tag : {"W/\"3\"", "3", "\"3\", \"4\""}) ExpectRefusal(lend({{"If-Match", tag}}, "{}"), 400, "INVALID_FIELD");
  ExpectRefusal(house.Call("GET", kBook, {{"If-Match", "\"3\""}}), 400, "INVALID_FIELD");
}

TEST(Requests, KeepsAnAgencysPathWithinTheAgency) {
  LibraryHouse house;
  for (const char* path : {"/v1/agencies/so-a%2Fbooks/books/luat", "/v1/agencies/so-a/books/..%2F..%2Fso-b%2Fbooks%2Fluat",
                           "/v1/agencies/so-a/../so-b/books/luat", "/v1/agencies/so-a/%2e%2e/so-b/books/luat",
                           "/v1/agencies/so-a/./books/luat", "/v1/agencies/%ff/books/luat", "/v1/agencies/so-a/books/%00",
                           "/v1/agencies/so-a/books/%", "/v1/agencies/so-a/books/%4"}) {
    EXPECT_EQ(house.Call("GET", path).status, 400) << path;
  }
  for (const char* path :
       {"/v1/agencies/so-a//books/luat", "/v1/agencies/so-a/books/", "/v1/agencies/so-a/books/luat/", "//v1", "/"}) {
    EXPECT_EQ(house.Call("GET", path).status, 404) << path;
  }
  EXPECT_EQ(house.Call("GET", "/v1/agencies/so%2Da/books/lu%61t").status, 200) << "other letters may be written as they like";
}

TEST(Requests, RefusesABodyOverItsLimitByItsDeclaredLengthOrByCounting) {
  LibraryHouse house;
  testing::RawClient declared(house.gateway->port());
  declared.Send("POST " + std::string(kBook) + "/cover HTTP/1.1\r\nHost: x\r\nAuthorization: " + house.Bearer().value +
                "\r\nContent-Length: 5000000\r\n\r\n");
  ExpectRefusal(declared.Read(), 413, "BODY_TOO_LARGE");
  ExpectRefusal(house.Call("POST", std::string(kBook) + "/cover", {}, std::string(4'900'000, 'x')), 413, "BODY_TOO_LARGE");
  testing::RawClient counted(house.gateway->port());
  counted.Send("POST " + std::string(kBook) + "/cover HTTP/1.1\r\nHost: x\r\nAuthorization: " + house.Bearer().value +
               "\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "10000\r\n" + std::string(65536, 'x') + "\r\n";
  for (int i = 0; i < 80; ++i) {
    if (!counted.Send(chunk)) break;
  }
  ExpectRefusal(counted.Read(), 413, "BODY_TOO_LARGE");
}

}  // namespace
}  // namespace vanthu::gateway
