#include "gateway/contracts.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gateway/http/contract_comments.h"
#include "gateway/http/open_api.h"
#include "gateway/http/route_table.h"
#include "google/api/annotations.pb.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "vanthu/connector/v1/connector.pb.h"
#include "vanthu/directory/v1/directory.pb.h"
#include "vanthu/distribution/v1/distribution.pb.h"
#include "vanthu/drafting/v1/drafting.pb.h"
#include "vanthu/numbering/v1/numbering.pb.h"
#include "vanthu/type/v1/access.pb.h"

namespace vanthu::gateway {
namespace {

std::vector<const google::protobuf::ServiceDescriptor*> Services() {
  std::vector<const google::protobuf::ServiceDescriptor*> services;
  for (const auto* file : {connector::v1::InboxEntry::descriptor()->file(), directory::v1::Agency::descriptor()->file(),
                           distribution::v1::Dispatch::descriptor()->file(), drafting::v1::Draft::descriptor()->file(),
                           numbering::v1::Number::descriptor()->file()}) {
    services.push_back(file->service(0));
  }
  return services;
}

TEST(Contracts, GiveAPathToWhateverAPersonMayCallAndToNothingElse) {
  for (const auto* service : Services()) {
    for (int i = 0; i < service->method_count(); ++i) {
      const auto& options = service->method(i)->options();
      const auto& access = options.GetExtension(type::v1::access);
      const bool is_for_gateway = std::count(access.services().begin(), access.services().end(), "gateway") > 0;
      EXPECT_EQ(options.HasExtension(google::api::http), access.roles_size() > 0 || is_for_gateway)
          << service->method(i)->full_name();
    }
  }
}

TEST(Contracts, TogetherAreOneTableOfRoutes) {
  const auto table = RouteTable::Of(Services());
  ASSERT_TRUE(table.ok()) << table.status();
  for (const Route& route : table->routes()) EXPECT_EQ(route.path_text.substr(0, 4), "/v1/") << route.path_text;
}

TEST(Contracts, DescribeEveryOperation) {
  ContractComments comments;
  ASSERT_TRUE(comments.Add(ContractDescriptors()).ok());
  const auto page = nlohmann::json::parse(OpenApiOf(*RouteTable::Of(Services()), comments));
  for (const auto& [path, item] : page["paths"].items()) {
    for (const auto& [method, operation] : item.items()) {
      EXPECT_FALSE(operation.value("description", "").empty()) << method << " " << path;
      for (const auto& parameter : operation["parameters"]) {
        EXPECT_FALSE(parameter.value("description", "").empty()) << method << " " << path << " " << parameter["name"];
      }
    }
  }
}

TEST(Contracts, ResumeTheirStreamsByTheLastVersionSeen) {
  const auto table = RouteTable::Of(Services());
  int streams = 0;
  for (const Route& route : table->routes()) {
    if (route.shape != Shape::kEvents) continue;
    ++streams;
    EXPECT_NE(route.headers.after, nullptr) << route.method->full_name() << " cannot be taken up again";
  }
  EXPECT_GT(streams, 0);
}

}  // namespace
}  // namespace vanthu::gateway
