#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/drafting/draft/draft_json.h"
#include "services/drafting/draft/random_draft.h"
#include "services/drafting/layout/page_setter.h"
#include "services/drafting/layout/picture.h"
#include "services/drafting/layout/sample_pages.h"
#include "services/drafting/layout/sample_picture.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/platform/crypto/certificate_maker.h"
#include "services/platform/crypto/cms_signature.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/pdf/document_finisher.h"
#include "services/platform/pdf/signature_field.h"
#include "tests/judges/java_judges.h"
#include "tests/support/engines_required.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::judges {
namespace {

namespace fs = std::filesystem;

std::string BytesOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// veraPDF over pages before they are signed.
class VerapdfJudge : public ::testing::Test {
 protected:
  void Set(const std::string& name, const drafting::PageInput& input) {
    static const auto setter = drafting::PageSetter::Open();
    ASSERT_TRUE(setter.ok()) << setter.status();
    const auto page = (*setter)->SetPage(input);
    ASSERT_TRUE(page.ok()) << name << ": " << page.status();
    Put(name, *page);
  }

  void Put(const std::string& name, const std::string& bytes) {
    const fs::path path = folder_.path() / (name + ".pdf");
    std::ofstream(path, std::ios::binary) << bytes;
    files_.push_back(path.string());
  }

  absl::StatusOr<Verdict> Judge(const std::string& flavours) const {
    std::vector<std::string> arguments = {"verapdf", flavours};
    arguments.insert(arguments.end(), files_.begin(), files_.end());
    return AskJava(arguments);
  }

  void ExpectGood(const std::string& flavours) const {
    const auto verdict = Judge(flavours);
    VANTHU_SKIP_WITHOUT(verdict, "veraPDF");
    EXPECT_TRUE(verdict->good) << verdict->said;
  }

 private:
  support::TemporaryFolder folder_;
  std::vector<std::string> files_;
};

TEST_F(VerapdfJudge, PassesEveryTypeAndEveryPart) {
  for (const std::string& name : drafting::SamplePageNames()) Set(name, drafting::SamplePage(name));
  ExpectGood("2a,ua1");
}

TEST_F(VerapdfJudge, PassesTheSamplesAsTheyAreRead) {
  for (const auto& entry : fs::directory_iterator(fs::path(VANTHU_SOURCE_DIR) / "deploy/sample/dispatches")) {
    if (entry.path().extension() != ".txt") continue;
    const std::string name = entry.path().filename().string();
    auto draft = drafting::ReadDispatch(BytesOf(entry.path()), name);
    ASSERT_TRUE(draft.ok()) << name << ": " << draft.status();
    drafting::PageInput input;
    input.draft = *std::move(draft);
    if (input.draft.issuing_body.empty()) input.names.issuing_body = "Sở Nội vụ";
    input.number = DispatchNumber{7, input.draft.symbol.notation};
    input.day = absl::CivilDay(2025, 8, 5);
    Set(name, input);
  }
  ExpectGood("2a,ua1");
}

// Empty cells, joined ones, headings in any order, emphasis over anything.
TEST_F(VerapdfJudge, PassesWhateverADraftHolds) {
  for (uint32_t seed = 0; seed < 40; ++seed) {
    const std::string json = absl::StrReplaceAll(drafting::CanonicalJson(drafting::RandomDraft(seed)), {{"\U0001D11E", "x"}});
    auto draft = drafting::DraftFromJson(json);
    ASSERT_TRUE(draft.ok()) << draft.status();
    draft->secrecy_mark = "";
    draft->issuing_body = "Sở Y tế";
    Set(absl::StrCat("seed", seed), {.draft = *std::move(draft)});
  }
  ExpectGood("2a,ua1");
}

// Signs both fields with a key that nobody knows, each with an office's own picture in it.
std::string WithPictures(std::string page) {
  crypto::SeededRandomness chance(7);
  const auto key = crypto::DocumentKey::MakeP256(chance);
  const absl::Time at = absl::FromUnixSeconds(1754355600);
  const auto signer =
      crypto::MakeAuthority({crypto::CertificateUse::kDocuments, "Vi Thị Ánh", "", at, at + absl::Hours(24)}, key, chance);
  const auto picture = drafting::PicturePage(drafting::SamplePicturePng(CAIRO_FORMAT_ARGB32, 400, 300),
                                             {.name = "ky.png", .width = 120, .height = 90});
  EXPECT_TRUE(signer.ok() && picture.ok()) << picture.status();
  for (const std::string_view field : {pdf::kSignerField, pdf::kSealField}) {
    auto prepared =
        pdf::PrepareSignature(page, {.field = std::string(field), .name = "Vi Thị Ánh", .at = at, .appearance = *picture});
    EXPECT_TRUE(prepared.ok()) << prepared.status();
    const auto cms = crypto::SignDetached(key, signer->certificate, {}, pdf::SignedDigest(prepared->pdf, prepared->range));
    EXPECT_TRUE(cms.ok() && pdf::FillSignature(prepared->pdf, prepared->range, *cms).ok()) << cms.status();
    page = prepared->pdf;
  }
  return page;
}

TEST_F(VerapdfJudge, PassesAnOfficesOwnPictures) {
  const auto setter = drafting::PageSetter::Open();
  ASSERT_TRUE(setter.ok()) << setter.status();
  const auto page = (*setter)->SetPage(drafting::SamplePage("letter"));
  ASSERT_TRUE(page.ok()) << page.status();
  Put("pictures", WithPictures(*page));
  ExpectGood("2a,ua1");
}

// A judge that passes everything would judge nothing.
TEST_F(VerapdfJudge, FindsWhatIsTakenAway) {
  const auto page = [] {
    const auto setter = drafting::PageSetter::Open();
    return (*setter)->SetPage(drafting::SamplePage("letter")).value_or("");
  }();
  const auto with = [&](const std::string& what, const std::string& instead) {
    EXPECT_NE(page.find(what), std::string::npos) << what;
    return absl::StrReplaceAll(page, {{what, instead}});
  };
  Put("no-glyph-map", with("/CIDToGIDMap", "/CIDToGIDMop"));
  Put("no-colours", with("/OutputIntents", "/OutputIntentz"));
  Put("no-tags", with("/StructTreeRoot", "/StructTreeRood"));
  const auto verdict = Judge("2a");
  VANTHU_SKIP_WITHOUT(verdict, "veraPDF");
  for (const char* broken : {"FAIL 2a", "6.2.11.3.2-1", "6.2.4.3", "6.7.3.3-1"}) {
    EXPECT_NE(verdict->said.find(broken), std::string::npos) << broken << "\n" << verdict->said;
  }
  EXPECT_EQ(verdict->said.find("PASS"), std::string::npos) << verdict->said;
}

}  // namespace
}  // namespace vanthu::judges
