#include <gtest/gtest.h>

#include <qpdf/QPDF.hh>

#include "services/drafting/layout/page_expectations.h"
#include "services/drafting/layout/page_picture.h"
#include "services/drafting/layout/sample_forms.h"
#include "services/drafting/layout/sample_pages.h"
#include "services/platform/pdf/document_finisher.h"

namespace vanthu::drafting {
namespace {

struct Field {
  int page = 0;
  Area place;
};

// Where a signature field stands, as the PDF's objects have it.
Field FieldOf(const std::string& pdf_bytes, std::string_view name) {
  QPDF pdf;
  pdf.processMemoryFile("page", pdf_bytes.data(), pdf_bytes.size());
  QPDFObjectHandle fields = pdf.getRoot().getKey("/AcroForm").getKey("/Fields");
  for (QPDFObjectHandle field : fields.aitems()) {
    if (field.getKey("/T").getUTF8Value() != name) continue;
    const auto rect = field.getKey("/Rect").getArrayAsRectangle();
    constexpr double kMm = 25.4 / 72;
    Field found = {0, {rect.llx * kMm, 297 - rect.ury * kMm, rect.urx * kMm, 297 - rect.lly * kMm}};
    for (QPDFObjectHandle page : pdf.getAllPages()) {
      ++found.page;
      if (page.getObjGen() == field.getKey("/P").getObjGen()) return found;
    }
  }
  ADD_FAILURE() << "no field " << name;
  return {};
}

TEST(PageSignature, LeavesRoomForTheSignatureBetweenPositionAndName) {
  const std::string pdf = SetPageOf(SampleLetter());
  const SetPageReader page(pdf);
  const Field signature = FieldOf(pdf, pdf::kSignerField);
  const auto position = page.Find("PHÓ GIÁM ĐỐC", kClosingSplit, kPaperWidth);
  const auto name = page.Find("Nguyễn Thị Minh Hường", kClosingSplit, kPaperWidth);
  ASSERT_TRUE(position && name);
  EXPECT_GE(signature.place.top, position->bottom - 0.5);
  EXPECT_LE(signature.place.bottom, name->top + 0.5);
  EXPECT_NEAR((signature.place.left + signature.place.right) / 2, Middle(*position), 1);
  EXPECT_NEAR(signature.place.width(), 45, 0.1);
  EXPECT_NEAR(signature.place.height(), 25, 0.1);
}

TEST(PageSignature, LaysTheSealOverAThirdOfTheSignatureFromItsLeft) {
  const std::string pdf = SetPageOf(SampleDecision());
  const Field signature = FieldOf(pdf, pdf::kSignerField);
  const Field seal = FieldOf(pdf, pdf::kSealField);
  EXPECT_EQ(seal.page, signature.page);
  EXPECT_NEAR(seal.place.width(), 36, 0.1);
  EXPECT_NEAR(seal.place.height(), 36, 0.1);
  EXPECT_NEAR(seal.place.right - signature.place.left, signature.place.width() / 3, 0.1);
  EXPECT_LT(seal.place.left, signature.place.left);
  EXPECT_NEAR((seal.place.top + seal.place.bottom) / 2, (signature.place.top + signature.place.bottom) / 2, 0.1);
}

TEST(PageSignature, StandsOnThePageOfTheSignatureBlock) {
  const std::string pdf = SetPageOf(SampleReport());
  const auto name = SetPageReader(pdf).Find("Phạm Quốc Ưng", kClosingSplit, kPaperWidth);
  ASSERT_TRUE(name);
  EXPECT_GT(name->page, 1);
  EXPECT_EQ(FieldOf(pdf, pdf::kSignerField).page, name->page);
  EXPECT_EQ(FieldOf(pdf, pdf::kSealField).page, name->page);
}

// Mẫu 1.9: thư ký at the left, chủ tọa with signature and seal at the right, Nơi nhận below both.
TEST(PageSignature, OfMinutesStandsBesideTheSecretarys) {
  const std::string pdf = SetPageOf(SampleForm(DocumentType::kMinutes));
  const SetPageReader page(pdf);
  const auto secretary = page.Find("THƯ KÝ", 0, kTextMiddle), chair = page.Find("CHỦ TỌA", kTextMiddle, kPaperWidth);
  const auto secretarys = page.Find("Lò Văn Inh", 0, kTextMiddle),
             chairs = page.Find("Vi Thị Ngọc Ánh", kTextMiddle, kPaperWidth);
  ExpectLevel(secretary, chair);
  ExpectLevel(secretarys, chairs);
  EXPECT_NEAR(Middle(*secretary), 71.25, 1);
  EXPECT_NEAR(Middle(*chairs), 153.75, 1);
  ExpectBelow(secretarys, page.Find("Nơi nhận:"));
  const Field signature = FieldOf(pdf, pdf::kSignerField), seal = FieldOf(pdf, pdf::kSealField);
  EXPECT_NEAR((signature.place.left + signature.place.right) / 2, 153.75, 1);
  EXPECT_GE(signature.place.top, chair->bottom - 0.5);
  EXPECT_LE(signature.place.bottom, chairs->top + 0.5);
  EXPECT_NEAR(seal.place.right - signature.place.left, signature.place.width() / 3, 0.1);
}

// The party whose document it is stands at the left, its seal within the text; names are level although authorities are not.
TEST(PageSignature, OfAContractStandsAtTheLeft) {
  for (const DocumentType type : {DocumentType::kContract, DocumentType::kMemorandum, DocumentType::kAgreement}) {
    const std::string pdf = SetPageOf(SampleForm(type));
    const SetPageReader page(pdf);
    ExpectLevel(page.Find("ĐẠI DIỆN BÊN A", 0, kTextMiddle), page.Find("ĐẠI DIỆN BÊN B", kTextMiddle, kPaperWidth));
    ExpectLevel(page.Find("Vi Thị Ngọc Ánh", 0, kTextMiddle), page.Find("Đinh Công Trứ", kTextMiddle, kPaperWidth));
    const Field signature = FieldOf(pdf, pdf::kSignerField), seal = FieldOf(pdf, pdf::kSealField);
    EXPECT_GE(seal.place.left, kTextLeft - 0.1);
    EXPECT_LT(signature.place.right, kTextMiddle);
    EXPECT_NEAR(seal.place.right - signature.place.left, signature.place.width() / 3, 0.1);
  }
}

TEST(PageSignature, OfFourStandsInTwoRows) {
  PageInput input = SampleForm(DocumentType::kAgreement);
  input.draft.co_signers.push_back({{"ĐẠI DIỆN BÊN C"}, "TRƯỞNG BAN", "Hoàng Thu Cúc", {}});
  input.draft.co_signers.push_back({{"ĐẠI DIỆN BÊN D"}, "TRƯỞNG BAN", "Tòng Văn Doan", {}});
  const SetPageReader page(SetPageOf(input));
  ExpectBelow(page.Find("Vi Thị Ngọc Ánh", 0, kTextMiddle), page.Find("ĐẠI DIỆN BÊN C", 0, kTextMiddle));
  ExpectLevel(page.Find("Hoàng Thu Cúc", 0, kTextMiddle), page.Find("Tòng Văn Doan", kTextMiddle, kPaperWidth));
}

TEST(PageSignature, LeavesTheFieldsEmptyToLookAt) {
  const std::string pdf = SetPageOf(SampleLetter());
  const Field signature = FieldOf(pdf, pdf::kSignerField);
  EXPECT_FALSE(PagePicture(pdf).Inked(signature.place));
}

}  // namespace
}  // namespace vanthu::drafting
