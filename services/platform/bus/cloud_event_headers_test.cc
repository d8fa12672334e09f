#include "services/platform/bus/cloud_event_headers.h"

#include <map>
#include <string>

#include "gtest/gtest.h"

namespace vanthu::bus {
namespace {

std::map<std::string, std::string> AsMap(const std::vector<Header>& headers) {
  std::map<std::string, std::string> map;
  for (const Header& header : headers) EXPECT_TRUE(map.emplace(header.name, header.value).second) << header.name;
  return map;
}

CloudEvent Delivery() {
  return {
      "d1/1", "/agencies/a", "vn.vanthu.dispatch.delivery.v1", "", absl::FromUnixMicros(1717030923000004), "application/protobuf",
      ""};
}

// Attributes that CloudEvents 1.0.2 requires, under the names of its Kafka binding's binary mode.
TEST(CloudEventHeaders, CarryTheRequiredAttributesAndNothingThatIsEmpty) {
  EXPECT_EQ(AsMap(CloudEventHeaders(Delivery())),
            (std::map<std::string, std::string>{{"ce_specversion", "1.0"},
                                                {"ce_id", "d1/1"},
                                                {"ce_source", "/agencies/a"},
                                                {"ce_type", "vn.vanthu.dispatch.delivery.v1"},
                                                {"ce_time", "2024-05-30T01:02:03.000004Z"},
                                                {"content-type", "application/protobuf"}}));
}

TEST(CloudEventHeaders, CarrySubjectAndTraceWhereGiven) {
  CloudEvent event = Delivery();
  event.subject = "agencies/a/dispatches/d1";
  event.traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  const auto headers = AsMap(CloudEventHeaders(event));
  EXPECT_EQ(headers.at("ce_subject"), event.subject);
  EXPECT_EQ(headers.at("traceparent"), event.traceparent);
  EXPECT_EQ(headers.at("ce_traceparent"), event.traceparent);
}

}  // namespace
}  // namespace vanthu::bus
