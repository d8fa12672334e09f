#include "gateway/http/route.h"

#include <string>
#include <vector>

#include "gateway/http/route_table.h"
#include "gateway/http/testing/faulty_library.pb.h"
#include "gateway/http/testing/library.pb.h"
#include "gateway/http/url_text.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace vanthu::gateway {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const google::protobuf::ServiceDescriptor* Service(const std::string& name) {
  testing::Book::default_instance();  // the contracts are linked
  testing::Leaflet::default_instance();
  return google::protobuf::DescriptorPool::generated_pool()->FindServiceByName("vanthu.gateway.testing." + name);
}

const RouteTable& Table() {
  static const RouteTable table = RouteTable::Of({Service("Library")}).value();
  return table;
}

std::string Found(const std::string& method, const std::string& path) {
  const Target target = Target::Of(path).value();
  const auto found = Table().Find(method, target.segments);
  return found.route == nullptr ? "" : found.route->method->name();
}

TEST(RouteTable, FindsTheMethodOfAPath) {
  EXPECT_EQ(Found("GET", "/v1/agencies/a/books/b"), "GetBook");
  EXPECT_EQ(Found("HEAD", "/v1/agencies/a/books/b"), "GetBook");
  EXPECT_EQ(Found("GET", "/v1/agencies/a/books/b:watch"), "WatchNotes");
  EXPECT_EQ(Found("GET", "/v1/agencies/a/books/b/text"), "ReadText");
  EXPECT_EQ(Found("POST", "/v1/agencies/a/books"), "CreateBook");
  EXPECT_EQ(Found("POST", "/v1/agencies/a/books:search"), "ListBooks");
  EXPECT_EQ(Found("PATCH", "/v1/agencies/a/books/b"), "UpdateBook");
}

TEST(RouteTable, TakesAColonForPartOfANameWhereNoVerbIsMeant) {
  EXPECT_EQ(Found("GET", "/v1/agencies/a/books/b:c"), "GetBook");
  EXPECT_EQ(Found("GET", "/v1/agencies/a/books/b:c:watch"), "WatchNotes");
  EXPECT_EQ(Found("GET", "/v1/agencies/a/books/:watch"), "GetBook") << "a verb of nothing is a name";
}

TEST(RouteTable, FindsNothingForAPathThatIsLongerShorterOrEmptyInBetween) {
  for (const char* path : {"/v1/agencies/a", "/v1/agencies/a/books/b/c", "/v1/agencies//books", "/v2/agencies/a/books", "/"}) {
    EXPECT_EQ(Found("GET", path), "") << path;
  }
}

TEST(RouteTable, LooksAtFixedNamesBeforeAnyName) {
  const RouteTable table = RouteTable::Of({Service("Shelves")}).value();
  const auto name = [&](const std::string& path) {
    const Target target = Target::Of(path).value();
    return table.Find("GET", target.segments).route->method->name();
  };
  EXPECT_EQ(name("/v1/shelves/first"), "First");
  EXPECT_EQ(name("/v1/shelves/second"), "Any");
  EXPECT_EQ(name("/v1/shelves/second/third/fourth"), "Deep");
  EXPECT_EQ(name("/v1/shelves"), "Deep") << "** is none or many";
}

TEST(RouteTable, LeavesOutWhatHasNoRule) {
  for (const Route& route : Table().routes()) EXPECT_NE(route.method->name(), "CountBooks");
}

// A start is stopped by each of these.
TEST(RouteTable, RefusesARuleThatDoesNotFitItsMethod) {
  const auto fault = [](const std::string& service) {
    const auto table = RouteTable::Of({Service(service)});
    EXPECT_EQ(table.status().code(), absl::StatusCode::kFailedPrecondition) << service;
    return std::string(table.status().message());
  };
  EXPECT_THAT(fault("TwoOfOnePath"), HasSubstr("have the same path"));
  EXPECT_THAT(fault("NoSuchField"), HasSubstr("title"));
  EXPECT_THAT(fault("MessageInPath"), HasSubstr("is a message"));
  EXPECT_THAT(fault("NoSuchBody"), HasSubstr("body"));
  EXPECT_THAT(fault("BodyOfAGet"), HasSubstr("no body"));
  EXPECT_THAT(fault("BodyOfANumber"), HasSubstr("no message"));
  EXPECT_THAT(fault("StreamBothWays"), HasSubstr("both ways"));
  EXPECT_THAT(fault("StreamOfMessages"), HasSubstr("raw bytes"));
  EXPECT_THAT(fault("StreamByPost"), HasSubstr("GET"));
  EXPECT_THAT(fault("NoPath"), HasSubstr("slash"));
}

TEST(Route, KnowsTheFieldsThatHaveAHeader) {
  const auto route = [](const std::string& method) -> const Route& {
    for (const Route& one : Table().routes()) {
      if (one.method->name() == method) return one;
    }
    return Table().routes().front();
  };
  EXPECT_EQ(route("LendBook").headers.request_id->name(), "request_id");
  EXPECT_EQ(route("LendBook").headers.etag->name(), "etag");
  EXPECT_EQ(route("WatchNotes").headers.after->name(), "after_number");
  EXPECT_EQ(route("WatchNotes").headers.mark->name(), "number");
  EXPECT_EQ(route("ReadText").headers.offset->name(), "offset");
  EXPECT_EQ(route("ReadText").facts.size_bytes->name(), "size_bytes");
  EXPECT_EQ(route("GetBook").headers.request_id, nullptr);
  EXPECT_TRUE(route("GetBook").needs_person);
  EXPECT_FALSE(route("Enter").needs_person);
}

TEST(PathTemplate, ReadsTheGrammarOfHttpRules) {
  const auto path = PathTemplate::Parse("/v1/{name=agencies/*/drafts/*}/files/{digest}:open").value();
  EXPECT_THAT(path.segments(), ElementsAre("v1", "agencies", "*", "drafts", "*", "files", "*"));
  EXPECT_EQ(path.verb(), "open");
  EXPECT_EQ(path.variables().size(), 2u);
  EXPECT_EQ(path.variables()[1].field, "digest");
  for (const char* text :
       {"", "v1", "/", "/v1/{name", "/v1/{=a}", "/v1/a*b", "/v1/**/x", "/v1//x", "/v1/{name=}", "/v1/x:", "/v1/{a}{b}", "/v1/"}) {
    EXPECT_FALSE(PathTemplate::Parse(text).ok()) << text;
  }
}

TEST(PathTemplate, DecodesEachSegmentByItself) {
  const auto captured = [](const char* form, const char* path) -> std::string {
    const Target target = Target::Of(path).value();
    const auto parsed = PathTemplate::Parse(form).value();
    EXPECT_TRUE(parsed.Matches(target.segments)) << path;
    const auto captures = parsed.Captured(target.segments);
    return captures.ok() ? captures->front().text : "refused";
  };
  EXPECT_EQ(captured("/v1/{name=a/*}", "/v1/a/x%20y"), "a/x y");
  EXPECT_EQ(captured("/v1/{name=a/*}", "/v1/a/x%2Fy"), "refused");
  EXPECT_EQ(captured("/v1/{digest}", "/v1/x%2Fy%2B"), "x/y+");
  EXPECT_EQ(captured("/v1/{rest=**}", "/v1/a/b/c"), "a/b/c");
}

TEST(UrlText, TakesATargetApart) {
  const Target target = Target::Of("/a/b?x=1&y=%C3%A9+z&flag&&x=2#part").value();
  EXPECT_THAT(target.segments, ElementsAre("a", "b"));
  ASSERT_EQ(target.query.size(), 4u);
  EXPECT_EQ(target.query[1].value, "é z");
  EXPECT_EQ(target.query[2].name, "flag");
  EXPECT_EQ(target.query[3].value, "2");
  for (const char* text : {"", "*", "a", "/?x=%zz", "/%c3", "/..", "/a/./b", "/?x=%00"})
    EXPECT_FALSE(Target::Of(text).ok()) << text;
  EXPECT_EQ(PercentDecoded(PercentEncoded("Quyết định số 1/2.pdf")).value(), "Quyết định số 1/2.pdf");
}

}  // namespace
}  // namespace vanthu::gateway
