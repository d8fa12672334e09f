#include "services/drafting/signature/dispatch_signer.h"

#include <map>
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/signature/http_timestamp_service.h"
#include "services/drafting/signature/pem_signer.h"
#include "services/drafting/signature/signing_json.h"
#include "services/platform/calendar/vietnam_calendar.h"
#include "services/platform/crypto/cms_signature.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/files/disk.h"
#include "services/platform/pdf/empty_form.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/verification/signed_pdf.h"
#include "tests/support/set_clock.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/timestamp_authority.h"

namespace vanthu::drafting {
namespace {

using status::Reason;
using support::TimestampAuthority;
using testing::HasSubstr;

// The directory's half, kept in memory.
class Registered : public SigningCertificates {
 public:
  absl::StatusOr<std::vector<crypto::Certificate>> ValidAt(const SigningParty& party, absl::Time at) override {
    std::vector<crypto::Certificate> valid;
    for (const crypto::Certificate& one : all_[party.Name()]) {
      if (one.IsValidAt(at)) valid.push_back(one);
    }
    return valid;
  }
  absl::Status Register(const SigningParty& party, const crypto::Certificate& certificate) override {
    all_[party.Name()] = {certificate};
    return absl::OkStatus();
  }

 private:
  std::map<std::string, std::vector<crypto::Certificate>> all_;
};

class DispatchSignerTest : public testing::Test {
 protected:
  DispatchSigner Signer(TimestampService* timestamps = nullptr) {
    return DispatchSigner({files_, registered_, pictures_, timestamps, calendar_, clock_, chance_});
  }
  Attachment Page() {
    const auto stored = files_.Put(pdf::EmptyForm({"ChuKy", "ConDau"}));
    return {"01-SPH-VP.pdf", stored->digest, stored->size_bytes};
  }
  std::string Cms(const Preparation& made) { return *pem_.Sign(made.party, made.digest); }
  std::string Bytes(const Attachment& file) { return *files_.ReadAll(file.digest, int64_t{1} << 30); }
  // Both signatures on a fresh page.
  std::vector<DispatchSigner::Completed> SignTwice(DispatchSigner signer) {
    std::vector<DispatchSigner::Completed> done;
    Attachment pdf = Page();
    for (const SigningParty& party : {person_, seal_}) {
      EXPECT_TRUE(pem_.Has(party).ok());
      const auto made = signer.Prepare(party, pdf, 1);
      EXPECT_TRUE(made.ok()) << made.status();
      auto completed = signer.Complete(*made, Cms(*made));
      EXPECT_TRUE(completed.ok()) << completed.status();
      pdf = completed->pdf;
      done.push_back(*std::move(completed));
    }
    return done;
  }

  support::TemporaryFolder folder_;
  support::SetClock clock_{*ParseInstant("2026-03-02T02:00:00.000000Z")};  // a Monday
  crypto::SeededRandomness chance_{3};
  std::unique_ptr<files::Disk> disk_ = files::MakeSystemDisk();
  files::ContentStore files_{*disk_, chance_, folder_.path() / "files"};
  const calendar::WorkingCalendar calendar_ = calendar::VietnamCalendar();
  Registered registered_;
  OfficePictures pictures_{*disk_, "", true};
  PemSigner pem_{folder_.path(), true, registered_, chance_};
  const SigningParty person_{SigningRole::kSigner, AgencyId::Trusted("t-so"), "agencies/t-so/people/a", "Trần Văn Ký",
                             "GIÁM ĐỐC"};
  const SigningParty seal_{SigningRole::kSeal, AgencyId::Trusted("t-so"), "", "Sở Phát hành", ""};
};

TEST_F(DispatchSignerTest, SignsTwiceWithKeysAtHand) {
  const auto done = SignTwice(Signer());
  EXPECT_EQ(done[0].signature.signer, "Trần Văn Ký");
  EXPECT_EQ(done[1].signature.level, "B-B");
  EXPECT_EQ(done[1].signature.shortfall, "");
  const auto trusted = *crypto::CertificatesFromPem(*disk_->Read(folder_.path() / "sample-authority.pem", 0, 1 << 16));
  const auto judged = verification::JudgeSignedPdf(Bytes(done[1].pdf), {.certificates = {{trusted.front()}}});
  EXPECT_EQ(judged.verdict, verification::PdfVerdict::kGenuine) << judged.cause.english;
}

TEST_F(DispatchSignerTest, ExpiresAtTheEndOfTheNextWorkingDay) {
  ASSERT_TRUE(pem_.Has(person_).ok());
  DispatchSigner signer = Signer();
  EXPECT_EQ(signer.Prepare(person_, Page(), 1)->expires_at, *ParseInstant("2026-03-03T17:00:00.000000Z"));
  clock_.Set(*ParseInstant("2026-03-06T02:00:00.000000Z"));  // a Friday
  const auto made = signer.Prepare(person_, Page(), 1);
  EXPECT_EQ(made->expires_at, *ParseInstant("2026-03-09T17:00:00.000000Z"));
  clock_.Set(made->expires_at - absl::Microseconds(1));
  EXPECT_TRUE(signer.Complete(*made, Cms(*made)).ok());
  clock_.Set(made->expires_at);
  EXPECT_TRUE(status::Is(signer.Complete(*made, Cms(*made)).status(), Reason::kPreparationExpired));
}

TEST_F(DispatchSignerTest, PreparesTheSameFileAtTheSameInstant) {
  DispatchSigner signer = Signer();
  EXPECT_EQ(signer.Prepare(person_, Page(), 1)->pdf, signer.Prepare(person_, Page(), 2)->pdf);
}

TEST_F(DispatchSignerTest, RefusesWhatIsNotThisSignature) {
  ASSERT_TRUE(pem_.Has(person_).ok());
  ASSERT_TRUE(pem_.Has(seal_).ok());
  DispatchSigner signer = Signer();
  const auto made = signer.Prepare(person_, Page(), 1);
  const auto refusal = [&](const std::string& cms) { return signer.Complete(*made, cms).status(); };
  EXPECT_TRUE(status::Is(refusal("no CMS"), Reason::kBadCms));
  EXPECT_TRUE(status::Is(refusal(*pem_.Sign(person_, crypto::Sha256("another file"))), Reason::kBadCms));
  EXPECT_TRUE(status::Is(refusal(*pem_.Sign(seal_, made->digest)), Reason::kWrongSigner));
  std::string broken = Cms(*made);
  broken.back() = static_cast<char>(broken.back() ^ 1);
  EXPECT_TRUE(status::Is(refusal(broken), Reason::kBadCms));
}

TEST_F(DispatchSignerTest, AsksForAKeyBeforeANumberIsSpent) {
  EXPECT_TRUE(status::Is(Signer().JudgeMeans(person_), Reason::kNoSigningKey));
  ASSERT_TRUE(pem_.Has(person_).ok());
  EXPECT_TRUE(Signer().JudgeMeans(person_).ok());
}

TEST_F(DispatchSignerTest, KeepsAKeyForEachPartyHoweverItsNamesAreCut) {
  const AgencyId agency = AgencyId::Trusted("so-a");
  const SigningParty parties[] = {{SigningRole::kSigner, agency, "agencies/so-a/people/b-c", "Một", ""},
                                  {SigningRole::kSigner, agency, "agencies/so-a-b/people/c", "Hai", ""},
                                  {SigningRole::kSigner, agency, "agencies/so-a/people/seal", "Ba", ""},
                                  {SigningRole::kSeal, agency, "", "Sở A", ""}};
  std::set<std::string> names;
  for (const SigningParty& party : parties) {
    EXPECT_TRUE(pem_.Has(party).ok());
    names.insert(registered_.ValidAt(party, clock_.Now())->front().common_name);
  }
  EXPECT_EQ(names.size(), std::size(parties));
}

TEST_F(DispatchSignerTest, GetsLevelTFromATimestampService) {
  TimestampAuthority authority;
  HttpTimestampService service(authority.url());
  const auto done = SignTwice(Signer(&service));
  for (const auto& one : done) EXPECT_EQ(one.signature.level, "B-T") << one.signature.shortfall;
  const auto trusted = *crypto::CertificatesFromPem(*disk_->Read(folder_.path() / "sample-authority.pem", 0, 1 << 16));
  const auto judged = verification::JudgeSignedPdf(
      Bytes(done[1].pdf), {.certificates = {{trusted.front()}}, .timestamp_authorities = {authority.certificate()}});
  EXPECT_EQ(judged.verdict, verification::PdfVerdict::kGenuine) << judged.cause.english;
  EXPECT_EQ(judged.signatures[1].level, "B-T");
  EXPECT_EQ(judged.signatures[1].at, done[1].signature.signed_at);
}

TEST_F(DispatchSignerTest, GoesOnWithLevelBAndSaysSoWhereTheServiceFails) {
  TimestampAuthority authority;
  for (const auto mood :
       {TimestampAuthority::Mood::kSaysServerError, TimestampAuthority::Mood::kSaysNonsense, TimestampAuthority::Mood::kFloods}) {
    authority.set_mood(mood);
    HttpTimestampService service(authority.url());
    for (const auto& one : SignTwice(Signer(&service))) {
      EXPECT_EQ(one.signature.level, "B-B");
      EXPECT_NE(one.signature.shortfall, "");
    }
  }
  HttpTimestampService nobody("http://127.0.0.1:1/tsa");
  EXPECT_THAT(SignTwice(Signer(&nobody)).front().signature.shortfall, HasSubstr("127.0.0.1:1"));
  HttpTimestampService file("file:///etc/passwd");
  EXPECT_EQ(SignTwice(Signer(&file)).front().signature.level, "B-B");
}

TEST_F(DispatchSignerTest, ItsStateComesBackFromTheStore) {
  SigningState state{.signer = person_, .preparations = 4};
  EXPECT_EQ(SigningJson(*SigningFromJson(SigningJson(state))), SigningJson(state));
  state.preparation = *Signer().Prepare(person_, Page(), 4);
  state.preparation->at_hand = true;
  state.signatures = {{person_, 3, "Trần Văn Ký", crypto::Sha256("certificate"), clock_.Now(), "B-B", "không kết nối được"}};
  const auto read = SigningFromJson(SigningJson(state));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(SigningJson(*read), SigningJson(state));
  EXPECT_EQ(read->preparation->range, state.preparation->range);
  for (const char* text : {"", "[]", "{\"signer\": 3}", "{\"preparation\": 5}"}) EXPECT_FALSE(SigningFromJson(text).ok()) << text;
}

}  // namespace
}  // namespace vanthu::drafting
