#include <utility>

#include "gtest/gtest.h"
#include "services/distribution/distribution_test_house.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/status/reason.h"

namespace vanthu::distribution::testing {
namespace {

using status::Reason;
using Stub = v1::Distribution::Stub;

constexpr char kPdf[] = "a signed page";

class ExternalHandOverTest : public ::testing::Test {
 protected:
  ExternalHandOverTest() {
    house_.directory.external["agencies/stttt"] = true;
    EXPECT_TRUE(Bring(kPdf, kPdf).ok());
  }

  static v1::HandOverDispatchRequest Request() {
    v1::HandOverDispatchRequest request;
    request.set_parent("agencies/stttt");
    request.set_number(7);
    request.set_notation("SP-VX");
    request.set_day("2026-03-02");
    request.set_document_type("cong-van");
    request.set_abstract("việc chung");
    request.mutable_pdf()->set_digest(crypto::Sha256(kPdf).Bytes());
    request.mutable_pdf()->set_size_bytes(static_cast<int64_t>(std::string_view(kPdf).size()));
    request.mutable_pdf()->set_file_name("07.pdf");
    request.add_recipients()->set_recipient("agencies/so-a");
    return request;
  }
  // As the clerk's program sends a file: these bytes, under the digest of `named`.
  absl::Status Bring(const std::string& bytes, std::string_view named, const char* parent = "agencies/stttt") {
    bool sent = false;
    const auto fill = [&](v1::UploadFileRequest* chunk) -> absl::StatusOr<bool> {
      chunk->set_parent(parent);
      chunk->set_digest(crypto::Sha256(named).Bytes());
      chunk->set_chunk(bytes);
      return !std::exchange(sent, true);
    };
    return rpc::CallUpload(*house_.drafting, &Stub::UploadFile, fill, {.person_token = house_.PersonToken(type::v1::ROLE_CLERK)})
        .status();
  }
  absl::StatusOr<v1::Dispatch> HandOver(const v1::HandOverDispatchRequest& request, type::v1::Role role = type::v1::ROLE_CLERK) {
    return rpc::CallUnary(*house_.drafting, &Stub::HandOverDispatch, request, {.person_token = house_.PersonToken(role)});
  }

  House house_;
};

TEST_F(ExternalHandOverTest, ReachesItsRecipientsWithoutAProof) {
  const auto dispatch = HandOver(Request());
  ASSERT_TRUE(dispatch.ok()) << dispatch.status();
  EXPECT_EQ(dispatch->number(), 7);
  EXPECT_EQ(dispatch->issuer_display_name(), "Tên của agencies/stttt");
  house_.Turn();
  ASSERT_EQ(house_.Inbox("so-a").size(), 1u);
  const auto received = house_.Received(house_.Inbox("so-a")[0]);
  EXPECT_TRUE(received.register_leaf.empty());
  EXPECT_EQ(received.abstract, "việc chung");
}

TEST_F(ExternalHandOverTest, IsOneHoweverOftenItIsHandedOver) {
  const auto first = HandOver(Request());
  const auto second = HandOver(Request());
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ(first->name(), second->name());
  house_.Turn();
  EXPECT_EQ(house_.Inbox("so-a").size(), 1u);
}

TEST_F(ExternalHandOverTest, RefusesANumberThatAnotherDispatchHas) {
  ASSERT_TRUE(HandOver(Request()).ok());
  auto other = Request();
  other.set_abstract("việc khác");
  const absl::Status refused = HandOver(other).status();
  EXPECT_TRUE(status::Is(refused, Reason::kInvalidField)) << refused;
  EXPECT_NE(std::string(refused.message()).find("07/SP-VX"), std::string::npos) << refused;
  other.set_day("2027-03-02");
  EXPECT_TRUE(HandOver(other).ok());
}

TEST_F(ExternalHandOverTest, IsForExternalRegistersOnly) {
  house_.directory.external.clear();
  EXPECT_TRUE(status::Is(Bring("another", "another"), Reason::kPermissionDenied));
  EXPECT_TRUE(status::Is(HandOver(Request()).status(), Reason::kPermissionDenied));
  EXPECT_TRUE(
      status::Is(rpc::CallUnary(*house_.drafting, &Stub::HandOverDispatch, Request()).status(), Reason::kPermissionDenied));
}

TEST_F(ExternalHandOverTest, IsForClerksOfTheAgency) {
  EXPECT_TRUE(status::Is(HandOver(Request(), type::v1::ROLE_DRAFTER).status(), Reason::kPermissionDenied));
  auto foreign = Request();
  foreign.set_parent("agencies/so-a");
  EXPECT_TRUE(status::Is(HandOver(foreign).status(), Reason::kPermissionDenied));
  EXPECT_TRUE(status::Is(Bring("another", "another", "agencies/so-a"), Reason::kPermissionDenied));
}

TEST_F(ExternalHandOverTest, WaitsForItsFiles) {
  auto request = Request();
  request.mutable_pdf()->set_digest(crypto::Sha256("never uploaded").Bytes());
  EXPECT_TRUE(status::Is(HandOver(request).status(), Reason::kFileMissing));
}

TEST_F(ExternalHandOverTest, IsOfFilesThatTheAgencyBroughtItself) {
  ASSERT_TRUE(house_.Upload("a file of another's dispatch", crypto::Sha256("a file of another's dispatch")).ok());
  auto request = Request();
  request.add_attachments()->set_digest(crypto::Sha256("a file of another's dispatch").Bytes());
  request.mutable_attachments(0)->set_size_bytes(28);
  request.mutable_attachments(0)->set_file_name("a.pdf");
  EXPECT_TRUE(status::Is(HandOver(request).status(), Reason::kFileMissing));
  EXPECT_TRUE(status::Is(Bring("", "a file of another's dispatch"), Reason::kDigestMismatch));
  EXPECT_TRUE(status::Is(HandOver(request).status(), Reason::kFileMissing));
  ASSERT_TRUE(Bring("a file of another's dispatch", "a file of another's dispatch").ok());
  const auto handed = HandOver(request);
  EXPECT_TRUE(handed.ok()) << handed.status();
}

TEST_F(ExternalHandOverTest, IsTheSameThoughTheAgencyWasRenamed) {
  ASSERT_TRUE(HandOver(Request()).ok());
  house_.directory.display_name_of["agencies/stttt"] = "Sở Khác";
  const auto again = HandOver(Request());
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->issuer_display_name(), "Tên của agencies/stttt");
}

// What a connector of its own may do for an agency, with the token of one who receives for it.
TEST_F(ExternalHandOverTest, GoesToAProgramOfItsRecipientAndOfNobodyElse) {
  auto request = Request();
  request.add_recipients()->set_recipient("agencies/stttt");
  const auto dispatch = HandOver(request);
  ASSERT_TRUE(dispatch.ok()) << dispatch.status();
  const rpc::CallOptions receiver = {.person_token = house_.PersonToken(type::v1::ROLE_RECIPIENT)};
  v1::RegisterInboxRequest inbox;
  inbox.set_parent("agencies/stttt");
  inbox.set_inbox("cua-minh");
  ASSERT_TRUE(rpc::CallUnary(*house_.drafting, &Stub::RegisterInbox, inbox, receiver).ok());
  inbox.set_parent("agencies/so-a");
  EXPECT_TRUE(
      status::Is(rpc::CallUnary(*house_.drafting, &Stub::RegisterInbox, inbox, receiver).status(), Reason::kPermissionDenied));
  ASSERT_TRUE(house_.Register("agencies/so-a", "cua-ho").ok());
  v1::ListDeliveriesRequest list;
  list.set_parent(dispatch->name());
  const auto listed = rpc::CallUnary(*house_.drafting, &Stub::ListDeliveries, list);
  ASSERT_TRUE(listed.ok()) << listed.status();
  for (const auto& delivery : listed->deliveries()) {
    const bool is_own = delivery.recipient() == "agencies/stttt";
    v1::ReadDeliveryFileRequest read;
    read.set_name(delivery.name());
    read.set_digest(request.pdf().digest());
    read.set_inbox(is_own ? "cua-minh" : "cua-ho");
    std::string bytes;
    const auto take = [&](const v1::FileChunk& chunk) { return bytes += chunk.chunk(), absl::OkStatus(); };
    const absl::Status status = rpc::CallStream(*house_.drafting, &Stub::ReadDeliveryFile, read, take, receiver);
    EXPECT_EQ(status.ok(), is_own) << status;
    EXPECT_EQ(bytes, is_own ? kPdf : "");
    EXPECT_EQ(status::Is(status, Reason::kNotFound), !is_own) << status;
  }
}

}  // namespace
}  // namespace vanthu::distribution::testing
