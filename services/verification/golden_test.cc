#include "services/verification/golden.h"

#include <gtest/gtest.h>

#include "absl/strings/str_replace.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/reason.h"
#include "services/verification/checkpoint.h"
#include "services/verification/content_digest.h"
#include "services/verification/leaf.h"
#include "services/verification/tlog_proof.h"

namespace vanthu::verification {
namespace {

constexpr char kPrefix[] = "mau.example/000-00-15-h53/";

KnownLog TheLog() { return {kPrefix, golden::LogKey().public_key()}; }

RegisterProof ProofOfFiles() {
  return {golden::File("leaf.txt"), golden::File("nonce.bin"), golden::File("dispatch.tlog-proof")};
}

TEST(GoldenRecord, OfVersionOneStillVerifies) {
  const auto manifest = ParseManifest(golden::File("manifest.txt"));
  ASSERT_TRUE(manifest.ok()) << manifest.status();
  const auto key = Digest::FromHex(golden::File("log-key.hex"));
  ASSERT_TRUE(key.ok());
  const absl::Status judged = JudgeRegisterProof(ProofOfFiles(), *manifest, {kPrefix, {key->Bytes()}});
  EXPECT_TRUE(judged.ok()) << judged;
  const auto recipients = FrozenList::Parse(golden::File("recipients.txt"));
  ASSERT_TRUE(recipients.ok()) << recipients.status();
  EXPECT_EQ(recipients->TextDigest(), manifest->recipients);
  EXPECT_EQ(ContentDigest(*manifest, recipients->recipients().front().recipient).Hex(), golden::File("content-digest.hex"));
}

TEST(GoldenRecord, IsWhatThisVersionWrites) {
  EXPECT_EQ(ManifestText(golden::TheManifest()), golden::File("manifest.txt"));
  EXPECT_EQ(golden::Recipients().Text(), golden::File("recipients.txt"));
  EXPECT_EQ(golden::Proof().leaf, golden::File("leaf.txt"));
  EXPECT_EQ(golden::Proof().proof, golden::File("dispatch.tlog-proof"));
  const auto proof = ParseTlogProof(golden::File("dispatch.tlog-proof"));
  ASSERT_TRUE(proof.ok());
  EXPECT_EQ(TlogProofText(*proof), golden::File("dispatch.tlog-proof"));
  EXPECT_EQ(proof->checkpoint, golden::File("checkpoint.txt"));
  EXPECT_EQ(VerifierKeyText("mau.example/000-00-15-h53/1", golden::LogKey().public_key()) + "\n", golden::File("log-key.vkey"));
}

TEST(RegisterProof, ContradictsAnotherManifest) {
  Manifest changed = golden::TheManifest();
  changed.pdf.digest = crypto::Sha256("another");
  EXPECT_TRUE(status::Is(JudgeRegisterProof(ProofOfFiles(), changed, TheLog()), status::Reason::kContradictingProof));
  changed = golden::TheManifest();
  changed.number.number = 6;
  EXPECT_TRUE(status::Is(JudgeRegisterProof(ProofOfFiles(), changed, TheLog()), status::Reason::kContradictingProof));
}

TEST(RegisterProof, ContradictsWhenAnyOfItsPartsIsAnother) {
  const Manifest manifest = golden::TheManifest();
  EXPECT_FALSE(JudgeRegisterProof(ProofOfFiles(), manifest, {"khac.example/a/", golden::LogKey().public_key()}).ok());
  const auto stranger = crypto::SigningKey::FromSeed("another golden key of thirty-two");
  EXPECT_FALSE(JudgeRegisterProof(ProofOfFiles(), manifest, {kPrefix, stranger.public_key()}).ok());
  RegisterProof changed = ProofOfFiles();
  changed.nonce[0] ^= 1;
  EXPECT_FALSE(JudgeRegisterProof(changed, manifest, TheLog()).ok());
  changed = ProofOfFiles();
  changed.leaf = absl::StrReplaceAll(changed.leaf, {{"issued", "voided"}});
  EXPECT_FALSE(JudgeRegisterProof(changed, manifest, TheLog()).ok());
  changed = ProofOfFiles();
  changed.proof = absl::StrReplaceAll(changed.proof, {{"index 1", "index 2"}});
  EXPECT_FALSE(JudgeRegisterProof(changed, manifest, TheLog()).ok());
}

TEST(RegisterProof, NeverAcceptsAProofWithOneByteChanged) {
  const RegisterProof proof = ProofOfFiles();
  const Manifest manifest = golden::TheManifest();
  for (size_t i = 0; i < proof.proof.size(); ++i) {
    RegisterProof changed = proof;
    changed.proof[i] ^= 1;
    EXPECT_FALSE(JudgeRegisterProof(changed, manifest, TheLog()).ok()) << "byte " << i;
  }
}

TEST(Leaf, ReadsOnlyTheCanonicalText) {
  const std::string text = golden::Proof().leaf;
  ASSERT_TRUE(ParseLeaf(text).ok());
  EXPECT_EQ(LeafText(*ParseLeaf(text)), text);
  for (const std::string& wrong : {text + "\n", text.substr(0, text.size() - 1), absl::StrReplaceAll(text, {{"/2024", "/02024"}}),
                                   absl::StrReplaceAll(text, {{"van-ban-di", "Van-ban-di"}}), "x" + text, std::string()}) {
    EXPECT_FALSE(ParseLeaf(wrong).ok()) << wrong;
  }
}

TEST(Manifest, ReadsOnlyTheCanonicalText) {
  const std::string text = ManifestText(golden::TheManifest());
  EXPECT_EQ(*ParseManifest(text), golden::TheManifest());
  for (const std::string& wrong : {text + "\n", text + "attachment\n", absl::StrReplaceAll(text, {{"number 5", "number 05"}}),
                                   absl::StrReplaceAll(text, {{"%0A", "%0a"}}), absl::StrReplaceAll(text, {{"pdf ", "PDF "}})}) {
    EXPECT_FALSE(ParseManifest(wrong).ok()) << wrong;
  }
}

TEST(FrozenList, MergesWhatNamesTheSameRecipient) {
  const FrozenList list = golden::Recipients();
  ASSERT_EQ(list.recipients().size(), 2u);
  const FrozenRecipient& ministry = list.recipients().front();
  EXPECT_TRUE(ministry.is_addressee && ministry.is_copied);
  EXPECT_EQ(ministry.notes, (std::vector<std::string>{"100%\nthật", "để báo cáo"}));
  EXPECT_EQ(list.Find(ministry.recipient), &ministry);
  EXPECT_EQ(list.Find({AgencyId::Trusted("unknown"), std::nullopt}), nullptr);
}

TEST(FrozenList, ReadsOnlyTheCanonicalText) {
  const std::string text = golden::Recipients().Text();
  EXPECT_EQ(*FrozenList::Parse(text), golden::Recipients());
  EXPECT_FALSE(FrozenList::Parse(text + "recipient agencies/0 to\n").ok());  // out of order
  EXPECT_FALSE(FrozenList::Parse("vanthu/recipients/v1\nnote a\n").ok());
  EXPECT_TRUE(FrozenList::Parse("vanthu/recipients/v1\n").ok());
}

TEST(ContentDigest, IsAnotherForAnotherRecipient) {
  const Manifest manifest = golden::TheManifest();
  const Recipient agency{AgencyId::Trusted("a"), std::nullopt};
  const Recipient unit{AgencyId::Trusted("a"), UnitId::Trusted("b")};
  EXPECT_NE(ContentDigest(manifest, agency), ContentDigest(manifest, unit));
}

TEST(Checkpoint, HasAKeyThatOtherToolsRead) {
  std::string text = golden::File("log-key.vkey");
  text.pop_back();
  const auto key = ParseVerifierKey(text);
  ASSERT_TRUE(key.ok()) << key.status();
  EXPECT_EQ(key->origin, "mau.example/000-00-15-h53/1");
  EXPECT_EQ(key->key, golden::LogKey().public_key());
  for (const std::string& wrong : {std::string(), std::string("a+b"), "x" + text, text + "A"})
    EXPECT_FALSE(ParseVerifierKey(wrong).ok());
}

TEST(Checkpoint, PassesOverTheSignaturesOfWitnesses) {
  const std::string note = golden::File("checkpoint.txt");
  const std::string witnessed = note + "\u2014 witness.example AAAAAAAA\n";
  EXPECT_TRUE(OpenCheckpoint(witnessed, golden::LogKey().public_key()).ok());
  EXPECT_FALSE(OpenCheckpoint(note + "\n", golden::LogKey().public_key()).ok());
  EXPECT_FALSE(OpenCheckpoint("mau\n1\n\n", golden::LogKey().public_key()).ok());
}

}  // namespace
}  // namespace vanthu::verification
