#include "gtest/gtest.h"
#include "services/directory/agency/agency_store.h"
#include "services/directory/agency/key_publisher.h"
#include "services/directory/person/person_store.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/crypto/certificate_maker.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
namespace {

using status::Reason;

const absl::Time kNow = absl::FromUnixSeconds(1'717'050'000);

class FixedClock : public Clock {
 public:
  absl::Time Now() override { return kNow; }
};

// The certificates of people and seals, which stand beside the agencies' other keys.
class CertificateTest : public testing::Test {
 protected:
  CertificateTest() : database(*sql::Database::Open({.url = "sqlite::memory:"})), publisher(*database, clock) {
    EXPECT_TRUE(database->Migrate("audit", audit::Migrations()).ok());
    EXPECT_TRUE(database->Migrate("directory", Migrations()).ok());
    Agency agency;
    agency.id = stc;
    EXPECT_TRUE(database->Write([&](sql::Transaction& tx) { return StoreAgencies(tx, {agency}); }).ok());
    const Person signer{.agency = stc, .id = PersonId::Trusted("gd"), .full_name = "Đinh Công Trứ"};
    EXPECT_TRUE(database->Write([&](sql::Transaction& tx) { return StorePeople(tx, {signer}); }).ok());
  }
  crypto::Certificate Made(crypto::CertificateUse use) {
    const crypto::DocumentKey key = crypto::DocumentKey::MakeP256(chance);
    const crypto::CertificatePlan plan{use, "Đinh Công Trứ", "", kNow - absl::Hours(1), kNow + absl::Hours(1)};
    const auto authority = crypto::MakeAuthority(plan, key, chance);
    return use == crypto::CertificateUse::kAuthority ? authority->certificate
                                                     : *crypto::MakeCertificate(plan, key, *authority, chance);
  }
  absl::StatusOr<AgencyKey> Publish(KeyUse use, const std::string& der, const std::string& person,
                                    const char* service = "drafting") {
    AgencyKey key{.agency = stc, .use = use, .certificate = der, .person = person};
    return publisher.Publish({key, service, "somebody"});
  }

  absl::StatusOr<AgencyKey> PublishLogKey(const char* service) {
    return publisher.Publish(
        {AgencyKey{.agency = stc, .use = KeyUse::kLog, .public_key = {std::string(32, 'a')}}, service, "somebody"});
  }

  const AgencyId stc = AgencyId::Trusted("stc");
  FixedClock clock;
  std::unique_ptr<sql::Database> database;
  KeyPublisher publisher;
  crypto::SeededRandomness chance{9};
  const std::string kSigner = "agencies/stc/people/gd";
};

TEST_F(CertificateTest, IsValidAsLongAsItSaysItself) {
  const std::string der = Made(crypto::CertificateUse::kDocuments).der;
  const auto published = Publish(KeyUse::kSignature, der, kSigner);
  ASSERT_TRUE(published.ok()) << published.status();
  EXPECT_EQ(published->valid_from, kNow - absl::Hours(1));
  EXPECT_TRUE(published->IsValidAt(kNow + absl::Hours(1)));
  EXPECT_FALSE(published->IsValidAt(kNow + absl::Hours(1) + absl::Seconds(1)));
  const auto listed = publisher.List(stc, KeyUse::kSignature, kNow);
  ASSERT_EQ(listed->size(), 1u);
  EXPECT_EQ(listed->front().certificate, der);
  EXPECT_EQ(listed->front().person, kSigner);
  EXPECT_EQ(Publish(KeyUse::kSignature, der, kSigner)->id, published->id);
}

TEST_F(CertificateTest, IsRegisteredByDraftingOrAnAdministratorAndNobodyElse) {
  const std::string der = Made(crypto::CertificateUse::kDocuments).der;
  EXPECT_TRUE(Publish(KeyUse::kSeal, der, "", "").ok());
  EXPECT_TRUE(status::Is(Publish(KeyUse::kSeal, der, "", "connector").status(), Reason::kPermissionDenied));
  EXPECT_TRUE(status::Is(PublishLogKey("").status(), Reason::kPermissionDenied));
}

TEST_F(CertificateTest, IsRefusedWhereItIsNoneOrOfNobody) {
  const std::string der = Made(crypto::CertificateUse::kDocuments).der;
  EXPECT_TRUE(status::Is(Publish(KeyUse::kSeal, "no certificate", "").status(), Reason::kBadCertificate));
  EXPECT_TRUE(
      status::Is(Publish(KeyUse::kSeal, Made(crypto::CertificateUse::kAuthority).der, "").status(), Reason::kBadCertificate));
  EXPECT_TRUE(status::Is(Publish(KeyUse::kSignature, der, "agencies/stc/people/none").status(), Reason::kNotFound));
  EXPECT_TRUE(Publish(KeyUse::kSignature, der, kSigner).ok());
  EXPECT_TRUE(status::Is(Publish(KeyUse::kSeal, der, "").status(), Reason::kInvalidField)) << "one key for two uses";
}

}  // namespace
}  // namespace vanthu::directory
