// The small parts of translation, each by itself.

#include <zlib.h>

#include <string>

#include "brotli/decode.h"
#include "gateway/http/byte_range.h"
#include "gateway/http/client_facts.h"
#include "gateway/http/compression.h"
#include "gateway/http/error_answer.h"
#include "gateway/http/json_codec.h"
#include "gateway/http/rate_limiter.h"
#include "gateway/http/testing/library.pb.h"
#include "gateway/http/wire_fields.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(WireFields, FindsWhatAMessageHolds) {
  testing::TextChunk chunk;
  chunk.set_chunk("abc");
  chunk.set_size_bytes(-1);
  chunk.set_file_name(std::string(300, 'x'));
  const std::string wire = chunk.SerializeAsString();
  EXPECT_EQ(FindBytesField(wire, 1), "abc");
  EXPECT_EQ(static_cast<int64_t>(FindVarintField(wire, 2).value_or(0)), -1);
  EXPECT_EQ(FindBytesField(wire, 3)->size(), 300u);
  EXPECT_EQ(FindBytesField(wire, 4), std::nullopt);
  EXPECT_EQ(FindVarintField(wire, 1), std::nullopt) << "of another type";
}

TEST(WireFields, WritesWhatProtobufReads) {
  std::string wire;
  AppendBytesField(1, "first", &wire);
  AppendBytesField(1, "last", &wire);
  AppendVarintField(2, 1ull << 40, &wire);
  testing::TextChunk chunk;
  ASSERT_TRUE(chunk.ParseFromString(wire));
  EXPECT_EQ(chunk.chunk(), "last");
  EXPECT_EQ(chunk.size_bytes(), int64_t{1} << 40);
}

TEST(WireFields, FindsNothingInBytesThatAreNoMessage) {
  for (const std::string& wire : {std::string("\x0a\x05"
                                              "ab"),
                                  std::string("\xff"), std::string("\x0b"), std::string("\x0d\x01"), std::string(20, '\xff')}) {
    EXPECT_EQ(FindBytesField(wire, 1), std::nullopt);
    EXPECT_EQ(FindVarintField(wire, 1), std::nullopt);
  }
}

TEST(JsonCodec, KeepsAMessageThroughJson) {
  const JsonCodec codec(google::protobuf::DescriptorPool::generated_pool());
  testing::Book book;
  book.set_title("Luật \"một\"\n");
  book.set_lent_count(int64_t{1} << 60);
  book.set_cover("\x01\xff");
  book.add_parts()->set_subject(testing::SUBJECT_HISTORY);
  const auto& type = *testing::Book::descriptor();
  const std::string json = codec.ToJson(type, book.SerializeAsString()).value();
  EXPECT_THAT(json, HasSubstr("\"lentCount\":\"1152921504606846976\""));
  testing::Book read;
  ASSERT_TRUE(read.ParseFromString(codec.ToWire(type, json).value()));
  EXPECT_EQ(read.SerializeAsString(), book.SerializeAsString());
  EXPECT_FALSE(codec.ToWire(type, R"({"etag": {"[[[": 1}})").ok());
}

TEST(Compression, ChoosesWhatTheClientLikesBest) {
  EXPECT_EQ(CodingFor("gzip, deflate, br"), Coding::kBrotli);
  EXPECT_EQ(CodingFor("gzip"), Coding::kGzip);
  EXPECT_EQ(CodingFor("br;q=0.5, gzip"), Coding::kGzip);
  EXPECT_EQ(CodingFor("br;q=0, gzip;q=0"), Coding::kIdentity);
  EXPECT_EQ(CodingFor("*"), Coding::kBrotli);
  EXPECT_EQ(CodingFor("*;q=0.1, br;q=0"), Coding::kGzip);
  EXPECT_EQ(CodingFor("br;q=x"), Coding::kIdentity);
  EXPECT_EQ(CodingFor(""), Coding::kIdentity);
  EXPECT_EQ(CodingFor("identity, zstd"), Coding::kIdentity);
}

TEST(Compression, IsUndoneByTheLibrariesOfClients) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "số " + std::to_string(i);
  const std::string brotli = Compressed(text, Coding::kBrotli), gzip = Compressed(text, Coding::kGzip);
  EXPECT_LT(brotli.size(), text.size() / 2);
  std::string out(text.size(), '\0');
  size_t size = out.size();
  EXPECT_EQ(BrotliDecoderDecompress(brotli.size(), reinterpret_cast<const uint8_t*>(brotli.data()), &size,
                                    reinterpret_cast<uint8_t*>(out.data())),
            BROTLI_DECODER_RESULT_SUCCESS);
  EXPECT_EQ(out, text);
  z_stream stream{};
  ASSERT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  out.assign(text.size(), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(gzip.data()));
  stream.avail_in = static_cast<uInt>(gzip.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  inflateEnd(&stream);
  EXPECT_EQ(out, text);
}

TEST(RateLimiter, LetsABurstThroughAndThenARate) {
  RateLimiter limiter({.per_second = 2, .burst = 3}, 100);
  absl::Time now = absl::FromUnixSeconds(1);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter.Take("a", now), std::nullopt);
  EXPECT_EQ(limiter.Take("a", now), absl::Milliseconds(500));
  EXPECT_EQ(limiter.Take("b", now), std::nullopt) << "each for itself";
  now += absl::Milliseconds(500);
  EXPECT_EQ(limiter.Take("a", now), std::nullopt);
  EXPECT_NE(limiter.Take("a", now), std::nullopt);
  now += absl::Hours(1);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter.Take("a", now), std::nullopt);
  EXPECT_NE(limiter.Take("a", now), std::nullopt) << "a long rest is no more than a burst";
  EXPECT_NE(limiter.Take("a", now - absl::Hours(2)), std::nullopt) << "a clock set back gives nothing";
}

TEST(RateLimiter, ForgetsTheRestedWhenItKnowsTooMany) {
  RateLimiter limiter({.per_second = 1, .burst = 2}, 10);
  absl::Time now = absl::FromUnixSeconds(1);
  for (int i = 0; i < 10; ++i) limiter.Take(std::to_string(i), now);
  now += absl::Seconds(10);
  limiter.Take("9", now);
  limiter.Take("9", now);
  limiter.Take("new", now);
  EXPECT_NE(limiter.Take("9", now), std::nullopt) << "who is busy is remembered";
  EXPECT_EQ(RateLimiter({}, 1).Take("x", now), std::nullopt) << "no rate, no limit";
}

RequestHead From(const std::string& peer, std::vector<HeaderField> fields) {
  return {.method = "GET", .target = "/", .fields = std::move(fields), .peer = peer};
}

TEST(ClientFacts, BelieveATrustedProxyOnly) {
  const std::set<std::string> trusted = {"10.0.0.1"};
  const std::vector<HeaderField> fields = {{"X-Forwarded-For", "1.1.1.1, 2.2.2.2"}, {"X-Forwarded-Proto", "https"}};
  const ClientFacts behind = ClientFactsOf(From("10.0.0.1", fields), trusted);
  EXPECT_EQ(behind.address, "2.2.2.2") << "the entry that the proxy added";
  EXPECT_TRUE(behind.came_by_proxy);
  EXPECT_TRUE(behind.is_tls);
  const ClientFacts stranger = ClientFactsOf(From("10.0.0.9", fields), trusted);
  EXPECT_EQ(stranger.address, "10.0.0.9");
  EXPECT_FALSE(stranger.is_tls);
  const ClientFacts twice = ClientFactsOf(From("10.0.0.1", {{"X-Forwarded-For", "1.1.1.1"},
                                                            {"x-forwarded-for", "3.3.3.3"},
                                                            {"X-Forwarded-Proto", "https"},
                                                            {"X-Forwarded-Proto", "http"}}),
                                          trusted);
  EXPECT_EQ(twice.address, "3.3.3.3");
  EXPECT_FALSE(twice.is_tls) << "two answers are none";
}

TEST(ErrorAnswer, NamesACodeOfItsOwnWhereNoReasonCame) {
  const Response answer = ErrorAnswer(absl::AlreadyExistsError("there is one"));
  EXPECT_EQ(answer.head.status, 409);
  EXPECT_THAT(answer.body, HasSubstr(R"("reason":"ALREADY_EXISTS")"));
  EXPECT_THAT(answer.body, HasSubstr(R"("status":"ALREADY_EXISTS")"));
}

TEST(ErrorAnswer, SaysNothingOfTheWayToTheService) {
  const auto about = [](grpc::StatusCode code) {
    return ErrorAnswer(WithReason(grpc::Status(code, "failed to connect to 10.0.0.7:8443"), "Drafting"));
  };
  const Response away = about(grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(away.head.status, 503);
  EXPECT_THAT(away.body, HasSubstr("Drafting"));
  EXPECT_THAT(away.body, Not(HasSubstr("10.0.0.7")));
  EXPECT_EQ(about(grpc::StatusCode::DEADLINE_EXCEEDED).head.status, 504);
  EXPECT_EQ(about(grpc::StatusCode::UNIMPLEMENTED).head.status, 501);
  EXPECT_EQ(about(grpc::StatusCode::RESOURCE_EXHAUSTED).head.status, 429);
  EXPECT_EQ(about(grpc::StatusCode::UNKNOWN).head.status, 500);
  EXPECT_THAT(about(grpc::StatusCode::UNKNOWN).body, Not(HasSubstr("10.0.0.7")));
}

}  // namespace
}  // namespace vanthu::gateway
