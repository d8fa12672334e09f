#include "services/distribution/publication/external_dispatch.h"

#include <set>

#include "gtest/gtest.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/reason.h"

namespace vanthu::distribution {
namespace {

ExternalDispatch Whole() {
  return {.issuer = AgencyId::Trusted("huyen"),
          .number = {7, "UBND-VX"},
          .day = absl::CivilDay(2026, 3, 2),
          .document_type = "cong-van",
          .abstract = "việc chung",
          .pdf = {crypto::Sha256("pdf"), 3, "07.pdf"},
          .recipients = {{.recipient = *Recipient::Parse("agencies/so-a"), .is_addressee = true}}};
}

TEST(ExternalDispatch, IsAnOrderThatAgreesWithItself) {
  const auto order = OrderOf(Whole());
  ASSERT_TRUE(order.ok()) << order.status();
  const auto publication = ReadOrder(*order);
  ASSERT_TRUE(publication.ok()) << publication.status();
  EXPECT_EQ(publication->manifest.number.Text(), "07/UBND-VX");
  EXPECT_EQ(publication->recipients.recipients().size(), 1u);
  EXPECT_TRUE(order->dispatch.register_entry.leaf.empty());
}

TEST(ExternalDispatch, IsNamedByIssuerYearSymbolAndNumberAlone) {
  std::set<DispatchName> names = {NameOf(Whole())};
  ExternalDispatch same = Whole();
  same.day = absl::CivilDay(2026, 12, 31);
  same.abstract = "việc khác";
  same.pdf.digest = crypto::Sha256("another");
  EXPECT_FALSE(names.insert(NameOf(same)).second);
  const std::function<void(ExternalDispatch&)> others[] = {[](ExternalDispatch& d) { d.issuer = AgencyId::Trusted("xa"); },
                                                           [](ExternalDispatch& d) { d.number.number = 8; },
                                                           [](ExternalDispatch& d) { d.number.notation = "UBND-NV"; },
                                                           [](ExternalDispatch& d) { d.day = absl::CivilDay(2027, 3, 2); }};
  for (const auto& change : others) {
    ExternalDispatch other = Whole();
    change(other);
    EXPECT_TRUE(names.insert(NameOf(other)).second);
  }
}

TEST(ExternalDispatch, NeedsWhatARegisterAndARecipientNeed) {
  const std::function<void(ExternalDispatch&)> faults[] = {
      [](ExternalDispatch& d) { d.number.number = 0; }, [](ExternalDispatch& d) { d.number.notation.clear(); },
      [](ExternalDispatch& d) { d.abstract.clear(); }, [](ExternalDispatch& d) { d.pdf.name.clear(); }};
  for (const auto& spoil : faults) {
    ExternalDispatch spoilt = Whole();
    spoil(spoilt);
    EXPECT_TRUE(status::Is(OrderOf(spoilt).status(), status::Reason::kInvalidField));
  }
  ExternalDispatch nobody = Whole();
  nobody.recipients.clear();
  EXPECT_TRUE(status::Is(ReadOrder(*OrderOf(nobody)).status(), status::Reason::kNoRecipient));
}

}  // namespace
}  // namespace vanthu::distribution
