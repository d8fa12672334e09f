#include "services/distribution/delivery/delivery_status.h"

#include <algorithm>
#include <set>
#include <string>

#include "gtest/gtest.h"

namespace vanthu::distribution {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'717'000'000);

ReachedStatus Reached(Attempt attempt, ReceiptStatus status, int second = 0, const std::string& reason = "") {
  return {attempt, status, kNow + absl::Seconds(second), reason};
}

JudgedDelivery JudgeAll(const std::vector<ReachedStatus>& receipts, Attempt attempt = 1) {
  std::vector<ReachedStatus> known;
  for (const ReachedStatus& receipt : receipts) known = With(std::move(known), receipt);
  return Judge({attempt, DeliveryState::kQueued}, known);
}

TEST(DeliveryStatus, StandsWhereItStoodWithoutAReceipt) {
  for (const auto state : {DeliveryState::kQueued, DeliveryState::kDead, DeliveryState::kUndeliverable}) {
    EXPECT_EQ(Judge({1, state}, {}).state, state);
  }
}

TEST(DeliveryStatus, IsTheFurthestStepReachedThoughStepsAreSkipped) {
  EXPECT_EQ(JudgeAll({Reached(1, ReceiptStatus::kArrived)}).status, 1);
  EXPECT_EQ(JudgeAll({Reached(1, ReceiptStatus::kArrived), Reached(1, ReceiptStatus::kInProgress)}).status, 5);
  EXPECT_EQ(JudgeAll({Reached(1, ReceiptStatus::kDone), Reached(1, ReceiptStatus::kRegistered)}).status, 6);
  EXPECT_EQ(JudgeAll({Reached(1, ReceiptStatus::kDone)}).state, DeliveryState::kReceipted);
}

TEST(DeliveryStatus, IsRefusedBy02WhateverElseItReached) {
  const auto judged = JudgeAll({Reached(1, ReceiptStatus::kRefused, 1, "sai nơi nhận"), Reached(1, ReceiptStatus::kRegistered)});
  EXPECT_EQ(judged.state, DeliveryState::kRefused);
  EXPECT_EQ(judged.status, 3);
  EXPECT_EQ(judged.reason, "sai nơi nhận");
}

TEST(DeliveryStatus, ASecondAttemptStartsAnew) {
  const std::vector<ReachedStatus> first = {Reached(1, ReceiptStatus::kArrived), Reached(1, ReceiptStatus::kRefused)};
  EXPECT_EQ(JudgeAll(first, 2).state, DeliveryState::kQueued);
  EXPECT_EQ(JudgeAll(first, 2).status, 0);
  auto second = first;
  second.push_back(Reached(2, ReceiptStatus::kArrived));
  EXPECT_EQ(JudgeAll(second, 2).state, DeliveryState::kReceipted);
}

TEST(DeliveryStatus, ARecallsStatusesAreKeptAndChangeNothing) {
  const std::vector<ReachedStatus> recall = {Reached(1, ReceiptStatus::kRecallAsked), Reached(1, ReceiptStatus::kRecallAgreed),
                                             Reached(1, ReceiptStatus::kRecallRefused)};
  std::vector<ReachedStatus> known;
  for (const ReachedStatus& receipt : recall) known = With(std::move(known), receipt);
  EXPECT_EQ(known.size(), 3u);
  EXPECT_EQ(Judge({1, DeliveryState::kQueued}, known), JudgedDelivery{});
}

// Every order of every choice of receipts, repeats and contradictions among them, ends in the same state.
TEST(DeliveryStatus, DoesNotDependOnTheOrderOfReceipts) {
  const std::vector<ReachedStatus> all = {Reached(1, ReceiptStatus::kArrived, 1),
                                          Reached(1, ReceiptStatus::kRefused, 3, "b"),
                                          Reached(1, ReceiptStatus::kRefused, 3, "a"),
                                          Reached(2, ReceiptStatus::kArrived, 5),
                                          Reached(2, ReceiptStatus::kDone, 7),
                                          Reached(2, ReceiptStatus::kArrived, 4),
                                          Reached(2, ReceiptStatus::kRecallAgreed, 9, "x")};
  std::vector<int> order = {0, 1, 2, 3, 4, 5, 6};
  for (unsigned chosen = 0; chosen < (1u << all.size()); ++chosen) {
    std::vector<ReachedStatus> reference;
    std::vector<int> members;
    for (const int i : order) {
      if (((chosen >> i) & 1u) == 0) continue;
      members.push_back(i);
      reference = With(std::move(reference), all[static_cast<size_t>(i)]);
    }
    do {
      std::vector<ReachedStatus> known;
      for (const int i : members) known = With(std::move(known), all[static_cast<size_t>(i)]);
      ASSERT_EQ(known, reference);
      for (const Attempt attempt : {1, 2}) {
        ASSERT_EQ(Judge({attempt, DeliveryState::kDead}, known), Judge({attempt, DeliveryState::kDead}, reference));
      }
      for (const int i : members) known = With(std::move(known), all[static_cast<size_t>(i)]);
      ASSERT_EQ(known, reference) << "a repeat changed something";
    } while (std::next_permutation(members.begin(), members.end()));
  }
}

}  // namespace
}  // namespace vanthu::distribution
