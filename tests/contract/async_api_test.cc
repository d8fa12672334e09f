// docs/asyncapi.yaml against the code: topics, headers, types, the messages' fields, and the golden records that it shows. What
// its own parser says of it is in tests/judges.

#include <fstream>
#include <map>
#include <set>
#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"
#include "services/platform/bus/cloud_event_headers.h"
#include "services/platform/event/envelope.h"
#include "services/platform/vocabulary/dispatch.h"
#include "vanthu/event/v1/record.pb.h"
#include "yaml-cpp/yaml.h"

namespace vanthu {
namespace {

using google::protobuf::FieldDescriptor;

const YAML::Node& Page() {
  static const YAML::Node page = YAML::LoadFile(absl::StrCat(VANTHU_SOURCE_DIR, "/docs/asyncapi.yaml"));
  return page;
}
YAML::Node Message(const std::string& name) { return Page()["components"]["messages"][name]; }
YAML::Node Schema(const std::string& name) { return Page()["components"]["schemas"][name]; }

std::set<std::string> Keys(const YAML::Node& map) {
  std::set<std::string> keys;
  for (const auto& entry : map) keys.insert(entry.first.as<std::string>());
  return keys;
}
std::set<std::string> Texts(const YAML::Node& list) {
  std::set<std::string> texts;
  for (const auto& entry : list) texts.insert(entry.as<std::string>());
  return texts;
}

std::set<std::string> HeaderNames(const std::string& subject, const std::string& traceparent) {
  std::set<std::string> names;
  for (const bus::Header& header :
       bus::CloudEventHeaders({"id", "/source", "type", subject, absl::UnixEpoch(), "content", traceparent}))
    names.insert(header.name);
  return names;
}

// A constant that a message's own part of a schema fixes.
std::string Fixed(const YAML::Node& schema, const std::string& property) {
  return schema["allOf"][1]["properties"][property]["const"].as<std::string>();
}

// As ProtoJSON writes a field: its type, and what tells it from others of that type.
std::string JsonKind(const FieldDescriptor& field) {
  if (field.type() == FieldDescriptor::TYPE_BYTES) return "string base64";
  if (field.type() == FieldDescriptor::TYPE_INT64) return "string int64";
  if (field.type() == FieldDescriptor::TYPE_INT32) return "integer int32";
  if (field.type() == FieldDescriptor::TYPE_STRING) return "string ";
  return field.message_type()->full_name() == "google.protobuf.Timestamp" ? "string date-time" : "?";
}
std::string KindIn(const YAML::Node& property) {
  const std::string format = property["format"].as<std::string>("");
  return absl::StrCat(property["type"].as<std::string>(""), " ", property["contentEncoding"].as<std::string>(format));
}

std::string Golden(const std::string& name) {
  std::ifstream in(absl::StrCat(VANTHU_SOURCE_DIR, "/services/platform/event/testdata/v1/", name));
  std::string hex;
  in >> hex;
  return absl::HexStringToBytes(hex);
}

TEST(AsyncApi, NamesTheTopics) {
  EXPECT_EQ(Page()["channels"]["inbox"]["address"].as<std::string>(), InboxTopic(AgencyId::Trusted("{agency}")));
  EXPECT_EQ(Page()["channels"]["receipts"]["address"].as<std::string>(), ReceiptsTopic(AgencyId::Trusted("{issuer}")));
  EXPECT_EQ(Page()["channels"].size(), 2U);
  for (const auto& channel : Page()["channels"]) EXPECT_EQ(channel.second["bindings"]["kafka"]["partitions"].as<int>(), 1);
}

TEST(AsyncApi, NamesTheHeaders) {
  EXPECT_EQ(Keys(Schema("Headers")["properties"]), HeaderNames("subject", "traceparent"));
  EXPECT_EQ(Texts(Schema("Headers")["required"]), HeaderNames("", ""));
}

TEST(AsyncApi, NamesTheTypes) {
  const std::map<std::string, std::pair<std::string, std::string>> types = {
      {"dispatchDelivery", {event::kDispatchDeliveryType, event::kDispatchDeliveryEvent}},
      {"receipt", {event::kReceiptType, event::kReceiptEvent}}};
  for (const auto& [name, type] : types) {
    EXPECT_EQ(Message(name)["contentType"].as<std::string>(), type.first);
    EXPECT_EQ(Fixed(Message(name)["headers"], "content-type"), type.first);
    EXPECT_EQ(Fixed(Message(name)["headers"], "ce_type"), type.second);
    EXPECT_EQ(Fixed(Message(name)["payload"], "payloadType"), type.first);
  }
  EXPECT_EQ(Page()["components"]["messages"].size(), types.size());
}

TEST(AsyncApi, TellsEveryFieldOfTheRecords) {
  const auto* file = event::v1::Envelope::descriptor()->file();
  std::set<std::string> told;
  for (const auto& entry : Page()["components"]["schemas"]) {
    const YAML::Node& schema = entry.second;
    if (!schema["x-protobuf-message"]) continue;
    const auto* message = file->pool()->FindMessageTypeByName(schema["x-protobuf-message"].as<std::string>());
    ASSERT_NE(message, nullptr) << schema["x-protobuf-message"];
    told.insert(message->name());
    EXPECT_EQ(schema["properties"].size(), static_cast<size_t>(message->field_count())) << message->full_name();
    for (int i = 0; i < message->field_count(); ++i) {
      const FieldDescriptor& field = *message->field(i);
      const YAML::Node& property = schema["properties"][field.json_name()];
      ASSERT_TRUE(property) << field.full_name();
      EXPECT_EQ(property["x-protobuf-field"].as<int>(), field.number()) << field.full_name();
      EXPECT_EQ(KindIn(property), JsonKind(field)) << field.full_name();
    }
  }
  EXPECT_EQ(told.size(), static_cast<size_t>(file->message_type_count()));
}

TEST(AsyncApi, ShowsTheGoldenRecords) {
  for (const auto& [name, golden] :
       std::map<std::string, std::string>{{"dispatchDelivery", "dispatch-delivery.hex"}, {"receipt", "receipt.hex"}}) {
    const YAML::Node payload = Message(name)["examples"][0]["payload"];
    std::string json = "{";
    for (const auto& entry : payload) {
      absl::StrAppend(&json, json.size() > 1 ? "," : "", "\"", entry.first.as<std::string>(), "\":\"",
                      entry.second.as<std::string>(), "\"");
    }
    event::v1::Envelope envelope;
    ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(json + "}", &envelope).ok()) << json;
    EXPECT_EQ(envelope.SerializeAsString(), Golden(golden)) << name;
  }
}

// The table of bytes in its description is that of the golden receipt.
TEST(AsyncApi, CountsTheBytesRight) {
  const std::string record = Golden("receipt.hex");
  const std::string text = Page()["info"]["description"].as<std::string>();
  const auto envelope = event::Open(record);
  ASSERT_TRUE(envelope.ok());
  EXPECT_NE(text.find(absl::StrCat("version 1 (services/platform/event/testdata/v1/receipt.hex), ", record.size(), " bytes")),
            std::string::npos);
  const auto row = [&](size_t at, const std::string& shown) {
    EXPECT_NE(text.find(absl::StrCat("| ", at, " | ", shown, " |")), std::string::npos) << at << " " << shown;
    return at;
  };
  const auto marker = [&](size_t at, size_t count) {
    std::string shown;
    for (size_t i = 0; i < count; ++i)
      absl::StrAppend(&shown, i > 0 ? " " : "", absl::Hex(static_cast<unsigned char>(record[at + i]), absl::kZeroPad2));
    return row(at, absl::StrCat("`", shown, "`")) + count;
  };
  size_t at = marker(0, 3);
  at = row(at, absl::StrCat(envelope->payload.size(), " bytes")) + envelope->payload.size();
  at = marker(at, 2);
  at = row(at, absl::StrCat(envelope->payload_type.size(), " bytes")) + envelope->payload_type.size();
  at = marker(at, 2);
  at = marker(at, envelope->key_id.text().size());
  at = marker(at, 2);
  row(at, absl::StrCat(envelope->signature.size(), " bytes"));
  EXPECT_EQ(at + envelope->signature.size(), record.size());
  const std::string signed_text = event::PreAuthenticationEncoding(envelope->payload_type, "");
  EXPECT_NE(text.find(signed_text.substr(0, signed_text.find(event::kReceiptType)) + event::kReceiptType), std::string::npos);
}

}  // namespace
}  // namespace vanthu
