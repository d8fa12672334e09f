#include "services/platform/rpc/grpc_status.h"

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"
#include "services/platform/status/reason.h"

namespace vanthu::rpc {
namespace {

TEST(GrpcStatus, CarriesReasonAndDetailsThereAndBack) {
  const absl::Status sent =
      status::Error(status::Reason::kUnknownRecipient, {{"day", "2024-05-30"}, {"field", "Kính gửi"}, {"value", "Sở X"}});
  const absl::Status got = FromGrpc(ToGrpc(sent));
  EXPECT_EQ(got, sent);
  EXPECT_TRUE(status::Is(got, status::Reason::kUnknownRecipient));
  EXPECT_EQ(status::DetailsOf(got).at(2).value, "Sở X");
}

TEST(GrpcStatus, TellsForeignCallersInTheStandardDetails) {
  google::rpc::Status details;
  ASSERT_TRUE(details.ParseFromString(ToGrpc(status::Error(status::Reason::kDiskFull, {{"name", "a.pdf"}})).error_details()));
  google::rpc::ErrorInfo info;
  google::rpc::LocalizedMessage localized;
  ASSERT_EQ(details.details_size(), 2);
  ASSERT_TRUE(details.details(0).UnpackTo(&info));
  ASSERT_TRUE(details.details(1).UnpackTo(&localized));
  EXPECT_EQ(info.reason(), "DISK_FULL");
  EXPECT_EQ(info.domain(), "vanthu");
  EXPECT_EQ(info.metadata().at("name"), "a.pdf");
  EXPECT_EQ(localized.locale(), "vi-VN");
  EXPECT_NE(localized.message().find("a.pdf"), std::string::npos);
}

TEST(GrpcStatus, LeavesAStatusWithoutReasonAsItIs) {
  EXPECT_EQ(FromGrpc(ToGrpc(absl::AbortedError("x"))), absl::AbortedError("x"));
  EXPECT_TRUE(FromGrpc(ToGrpc(absl::OkStatus())).ok());
}

TEST(GrpcStatus, TakesNoReasonFromAnotherDomainOrFromBrokenDetails) {
  google::rpc::ErrorInfo info;
  info.set_reason("DISK_FULL");
  info.set_domain("elsewhere");
  google::rpc::Status details;
  details.add_details()->PackFrom(info);
  EXPECT_FALSE(status::ReasonOf(FromGrpc({grpc::StatusCode::UNAVAILABLE, "x", details.SerializeAsString()})));
  EXPECT_FALSE(status::ReasonOf(FromGrpc({grpc::StatusCode::UNAVAILABLE, "x", "\xff\xff"})));
}

}  // namespace
}  // namespace vanthu::rpc
