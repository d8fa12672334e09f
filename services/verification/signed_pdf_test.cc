#include "services/verification/signed_pdf.h"

#include <functional>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "services/platform/crypto/cms_signature.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/pdf/empty_form.h"
#include "services/platform/pdf/incremental_update.h"
#include "services/platform/pdf/signature_field.h"
#include "services/platform/pdf/signed_revisions.h"
#include "services/verification/golden.h"
#include "services/verification/signed_dispatch.h"

namespace vanthu::verification {
namespace {

absl::Time Day(int year) { return absl::FromCivil(absl::CivilDay(year, 1, 1), absl::UTCTimeZone()); }

std::string Replaced(std::string pdf, const std::string& from, const std::string& to) {
  const size_t at = pdf.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return pdf.replace(at, from.size(), to);
}

// Another revision on top, without a signature of its own.
std::string Appended(const std::string& pdf, int number, const std::string& body) {
  pdf::IncrementalUpdate update(pdf, *pdf::LastTrailer(pdf));
  update.Add(number, body);
  return std::move(update).Finish();
}

int PagesObject(const std::string& pdf) {
  const size_t at = pdf.find("/Type /Pages");
  const size_t object = pdf.rfind(" 0 obj", at);
  return std::stoi(pdf.substr(pdf.rfind('\n', object) + 1));
}

std::string WithAPageMore(const std::string& pdf) {
  const int content = pdf::ContentObject(pdf);
  const std::string kids =
      absl::StrCat("<< /Type /Pages /Count 2 /Kids [", PagesObject(pdf) + 1, " 0 R << /Type /Page /MediaBox [0 0 9 9] ",
                   "/Parent ", PagesObject(pdf), " 0 R /Contents ", content, " 0 R >>] >>");
  return Appended(pdf, PagesObject(pdf), kids);
}

size_t HoleBegin(const std::string& pdf, size_t signature) {
  return pdf::ReadSignedRevisions(pdf)->signatures.at(signature).range.hole_begin;
}

std::string WithHexAt(std::string pdf, size_t at) {
  pdf[at] = pdf[at] == '0' ? '1' : '0';
  return pdf;
}

// Moves the CMS of one signature into the hole of the other.
std::string WithSwappedCms(std::string pdf) {
  const auto read = pdf::ReadSignedRevisions(pdf);
  for (const size_t i : {0U, 1U}) {
    const pdf::ByteRange range = read->signatures[i].range;
    pdf.replace(range.hole_begin + 1, range.hole_end - range.hole_begin - 2, range.hole_end - range.hole_begin - 2, '0');
    EXPECT_TRUE(pdf::FillSignature(pdf, range, read->signatures[1 - i].cms).ok());
  }
  return pdf;
}

struct Tampering {
  const char* name;
  PdfVerdict verdict;
  std::function<std::string(SignedDispatch&)> make;
};

class Tampered : public testing::TestWithParam<Tampering> {};

TEST_P(Tampered, IsToldApart) {
  SignedDispatch office;
  const std::string pdf = GetParam().make(office);
  const PdfJudgement judgement = JudgeSignedPdf(pdf, office.Trust());
  EXPECT_EQ(PdfVerdictWord(judgement.verdict), PdfVerdictWord(GetParam().verdict)) << judgement.cause.english;
  EXPECT_EQ(judgement.verdict == PdfVerdict::kGenuine, judgement.cause.empty());
}

const Tampering kTable[] = {
    {"Nothing", PdfVerdict::kGenuine, [](SignedDispatch& o) { return o.Whole(); }},
    {"AnotherTextOnThePage", PdfVerdict::kAlteredText,
     [](SignedDispatch& o) { return Replaced(o.Whole(), "/MediaBox [ 0 0 595 842 ]", "/MediaBox [ 0 0 595 841 ]"); }},
    {"AnotherSignersNameInTheDictionary", PdfVerdict::kAlteredText,
     [](SignedDispatch& o) { return Replaced(o.Whole(), "/Name ", "/Nome "); }},
    {"AnotherSigningTime", PdfVerdict::kAlteredText,
     [](SignedDispatch& o) { return Replaced(o.Whole(), "20250304", "20250305"); }},
    {"ATextChangedBetweenTheSignatures", PdfVerdict::kAppended,
     [](SignedDispatch& o) {
       const std::string once = o.Sign(SignedDispatch::Page(), "ChuKy", o.signer, SignedDispatch::kAt);
       const std::string changed = Appended(once, pdf::ContentObject(once), "<< /Length 0 >>\nstream\n\nendstream");
       return o.Sign(changed, "ConDau", o.seal, SignedDispatch::kAt);
     }},
    {"APageAppendedAfterSigning", PdfVerdict::kAppended, [](SignedDispatch& o) { return WithAPageMore(o.Whole()); }},
    {"ATextHiddenByALaterRevision", PdfVerdict::kAppended,
     [](SignedDispatch& o) {
       const std::string pdf = o.Whole();
       return Appended(pdf, pdf::ContentObject(pdf), "<< /Length 0 >>\nstream\n\nendstream");
     }},
    {"BytesAfterTheEnd", PdfVerdict::kAppended, [](SignedDispatch& o) { return o.Whole() + "% a note\n"; }},
    {"ABitOfTheFirstCms", PdfVerdict::kAlteredSignature,
     [](SignedDispatch& o) {
       const std::string pdf = o.Sign(SignedDispatch::Page(), "ChuKy", o.signer, SignedDispatch::kAt);
       // The last byte of the CMS is of the signature value; the seal is put on what was broken.
       const auto read = pdf::ReadSignedRevisions(pdf);
       const std::string broken = WithHexAt(pdf, HoleBegin(pdf, 0) + 2 * read->signatures[0].cms.size());
       return o.Sign(broken, "ConDau", o.seal, SignedDispatch::kAt);
     }},
    {"ABitOfTheSecondCms", PdfVerdict::kAlteredSignature,
     [](SignedDispatch& o) {
       const std::string pdf = o.Whole();
       const auto read = pdf::ReadSignedRevisions(pdf);
       return WithHexAt(pdf, HoleBegin(pdf, 1) + 2 * read->signatures[1].cms.size());
     }},
    {"NoCmsAtAll", PdfVerdict::kAlteredSignature,
     [](SignedDispatch& o) {
       std::string pdf = o.Whole();
       const pdf::ByteRange range = pdf::ReadSignedRevisions(pdf)->signatures[1].range;
       pdf.replace(range.hole_begin + 1, range.hole_end - range.hole_begin - 2, range.hole_end - range.hole_begin - 2, '0');
       return pdf;
     }},
    {"ACmsOverAnotherRevision", PdfVerdict::kAlteredText, [](SignedDispatch& o) { return WithSwappedCms(o.Whole()); }},
    {"ARangeThatLeavesMoreOut", PdfVerdict::kAlteredSignature,
     [](SignedDispatch& o) {
       const std::string pdf = o.Whole();
       const size_t begin = HoleBegin(pdf, 1);
       return Replaced(pdf, absl::StrCat("[0 ", begin), absl::StrCat("[0 ", begin - 4));
     }},
    {"SignedBySomebodyElse", PdfVerdict::kWrongPerson,
     [](SignedDispatch& o) {
       const crypto::CertifiedKey other = o.Key("Nguyễn Thị Ký", Day(2024), Day(2027));
       return o.Sign(o.Sign(SignedDispatch::Page(), "ChuKy", other, SignedDispatch::kAt), "ConDau", o.seal, SignedDispatch::kAt);
     }},
    {"SealedByAnotherAgency", PdfVerdict::kWrongPerson,
     [](SignedDispatch& o) {
       const crypto::CertifiedKey other = o.Key("Sở Khác", Day(2024), Day(2027));
       return o.Sign(o.Sign(SignedDispatch::Page(), "ChuKy", o.signer, SignedDispatch::kAt), "ConDau", other,
                     SignedDispatch::kAt);
     }},
    {"TheSealSignsForThePerson", PdfVerdict::kWrongPerson,
     [](SignedDispatch& o) {
       return o.Sign(o.Sign(SignedDispatch::Page(), "ChuKy", o.seal, SignedDispatch::kAt), "ConDau", o.signer,
                     SignedDispatch::kAt);
     }},
    {"SignedAfterTheCertificateEnded", PdfVerdict::kKeyNotValid,
     [](SignedDispatch& o) {
       return o.Sign(o.Sign(SignedDispatch::Page(), "ChuKy", o.signer, Day(2028)), "ConDau", o.seal, SignedDispatch::kAt);
     }},
    {"SignedBeforeTheCertificateBegan", PdfVerdict::kKeyNotValid,
     [](SignedDispatch& o) {
       return o.Sign(o.Sign(SignedDispatch::Page(), "ChuKy", o.signer, SignedDispatch::kAt), "ConDau", o.seal, Day(2023));
     }},
    {"OnlyThePersonSigned", PdfVerdict::kNotSigned,
     [](SignedDispatch& o) { return o.Sign(SignedDispatch::Page(), "ChuKy", o.signer, SignedDispatch::kAt); }},
    {"TheSealCameFirst", PdfVerdict::kNotSigned,
     [](SignedDispatch& o) {
       return o.Sign(o.Sign(SignedDispatch::Page(), "ConDau", o.seal, SignedDispatch::kAt), "ChuKy", o.signer,
                     SignedDispatch::kAt);
     }},
    {"NobodySigned", PdfVerdict::kNotSigned, [](SignedDispatch&) { return SignedDispatch::Page(); }},
    {"CutOff", PdfVerdict::kUnreadable, [](SignedDispatch& o) { return o.Whole().substr(0, 900); }},
    {"NoPdf", PdfVerdict::kUnreadable, [](SignedDispatch&) { return std::string("PK\x03\x04 a zip"); }},
};

INSTANTIATE_TEST_SUITE_P(Table, Tampered, testing::ValuesIn(kTable),
                         [](const testing::TestParamInfo<Tampering>& test_case) { return std::string(test_case.param.name); });

TEST(JudgeSignedPdf, NamesThePinnedKeyThatItTrusted) {
  SignedDispatch office;
  const PdfJudgement own = JudgeSignedPdf(office.Whole(), office.Trust());
  ASSERT_EQ(own.signatures.size(), 2U);
  EXPECT_EQ(own.signatures[0].trusted, office.signer.certificate);
  EXPECT_EQ(own.signatures[1].trusted, office.seal.certificate);
  EXPECT_EQ(own.signatures[0].level, "B-B");
  EXPECT_EQ(own.signatures[0].at, SignedDispatch::kAt);
  const PdfJudgement by_authority = JudgeSignedPdf(office.Whole(), {.certificates = {{office.authority.certificate}}});
  EXPECT_EQ(by_authority.verdict, PdfVerdict::kGenuine) << by_authority.cause.english;
  EXPECT_EQ(by_authority.signatures[0].trusted, office.authority.certificate);
}

TEST(JudgeSignedPdf, TrustsNobodyByItself) {
  SignedDispatch office;
  EXPECT_EQ(JudgeSignedPdf(office.Whole(), {}).verdict, PdfVerdict::kUnverified);
  SignedDispatch other;
  other.authority = *crypto::MakeAuthority({crypto::CertificateUse::kAuthority, "CA mẫu", "", Day(2020), Day(2040)},
                                           crypto::DocumentKey::MakeP256(office.chance), office.chance);
  EXPECT_EQ(JudgeSignedPdf(office.Whole(), {.certificates = {{other.authority.certificate}}}).verdict, PdfVerdict::kWrongPerson);
}

TEST(JudgeSignedPdf, ARevokedKeyCountsForWhatItSignedBefore) {
  SignedDispatch office;
  PdfTrust trust = office.Trust();
  trust.certificates[0].revoked_at = SignedDispatch::kAt + absl::Seconds(1);
  EXPECT_EQ(JudgeSignedPdf(office.Whole(), trust).verdict, PdfVerdict::kGenuine);
  trust.certificates[0].revoked_at = SignedDispatch::kAt;
  EXPECT_EQ(JudgeSignedPdf(office.Whole(), trust).verdict, PdfVerdict::kKeyNotValid);
}

TEST(JudgeSignedPdf, CountsThePagesThatWereAdded) {
  SignedDispatch office;
  EXPECT_EQ(JudgeSignedPdf(WithAPageMore(office.Whole()), office.Trust()).pages_added, 1);
}

TEST(JudgeAgainstRegister, TellsAnotherFileFromAnUnknownNumber) {
  const Manifest manifest = golden::TheManifest();
  const KnownLog log{"mau.example/000-00-15-h53/", golden::LogKey().public_key()};
  const RegisterJudgement other = JudgeAgainstRegister("another file", manifest, golden::Proof(), log);
  EXPECT_EQ(other.verdict, PdfVerdict::kOtherDigest) << other.cause.english;
  EXPECT_EQ(JudgeAgainstRegister("pdf", manifest, golden::Proof(), log).verdict, PdfVerdict::kGenuine);
  Manifest unknown = manifest;
  unknown.number.number += 1;
  EXPECT_EQ(JudgeAgainstRegister("x", unknown, golden::Proof(), log).verdict, PdfVerdict::kNotInRegister);
  const KnownLog foreign{"mau.example/000-00-15-h53/", crypto::SigningKey::FromSeed(std::string(32, 'f')).public_key()};
  EXPECT_EQ(JudgeAgainstRegister("x", manifest, golden::Proof(), foreign).verdict, PdfVerdict::kNotInRegister);
}

}  // namespace
}  // namespace vanthu::verification
