#include "services/platform/pdf/signature_field.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/pdf/incremental_update.h"
#include "services/platform/pdf/revision_syntax.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::pdf {
namespace {

using Object = QPDFObjectHandle;

// A signature with its chain and one timestamp is 6 to 10 KB.
constexpr size_t kCmsBytesMax = 12'288;
constexpr int kRangeDigits = 10;

struct Hole {
  std::string body;  // of the signature's object
  size_t range_at = 0;
  size_t contents_at = 0;
};

absl::StatusOr<Object> FindField(QPDF& pdf, const std::string& name) {
  Object form = pdf.getRoot().getKey("/AcroForm");
  Object fields = form.isDictionary() ? form.getKey("/Fields") : Object::newNull();
  for (int i = 0; fields.isArray() && i < fields.getArrayNItems(); ++i) {
    Object field = fields.getArrayItem(i);
    if (!field.isIndirect() || !field.isDictionary() || !field.getKey("/T").isString()) continue;
    if (field.getKey("/T").getUTF8Value() != name || !field.getKey("/FT").isNameAndEquals("/Sig")) continue;
    if (field.getKey("/V").isDictionary() && field.getKey("/V").hasKey("/Contents"))
      return BadPdf({"trường chữ ký đã được ký", "the field is signed already"});
    return field;
  }
  return BadPdf({absl::StrCat("không có trường chữ ký ", name), absl::StrCat("no signature field ", name)});
}

Object TextOf(const std::string& utf8) { return Object::newUnicodeString(utf8); }

// The dictionary's text is our own, not qpdf's: the places of its two placeholders have to be known.
Hole SignatureObject(const SignaturePlan& plan) {
  Hole hole;
  hole.body = absl::StrCat("<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M ",
                           Object::newString(absl::FormatTime("D:%Y%m%d%H%M%SZ", plan.at, absl::UTCTimeZone())).unparse());
  absl::StrAppend(&hole.body, " /Name ", TextOf(plan.name).unparse());
  if (!plan.reason.empty()) absl::StrAppend(&hole.body, " /Reason ", TextOf(plan.reason).unparse());
  if (!plan.location.empty()) absl::StrAppend(&hole.body, " /Location ", TextOf(plan.location).unparse());
  absl::StrAppend(&hole.body, " /ByteRange [");
  hole.range_at = hole.body.size();
  absl::StrAppend(&hole.body, std::string(1 + 3 * (1 + kRangeDigits), ' '), "] /Contents ");
  hole.contents_at = hole.body.size();
  absl::StrAppend(&hole.body, "<", std::string(2 * kCmsBytesMax, '0'), "> >>");
  return hole;
}

// Drawn by cairo, which leaves out how a glyph is found in its fonts; PDF/A asks for it (ISO 19005-2, 6.2.11.3.2).
void NameGlyphMaps(QPDF& pdf) {
  for (Object object : pdf.getAllObjects()) {
    const bool is_font = object.isDictionary() && object.getKey("/Subtype").isNameAndEquals("/CIDFontType2");
    if (is_font && !object.hasKey("/CIDToGIDMap")) object.replaceKey("/CIDToGIDMap", Object::newName("/Identity"));
  }
}

// A viewer stretches a form's box over the field's rectangle (ISO 32000-1, 12.5.5): the box is widened to the same proportions,
// so that a round seal stays round.
void KeepProportions(Object form, Object field) {
  const Object::Rectangle place = field.getKey("/Rect").getArrayAsRectangle();
  Object::Rectangle box = form.getDict().getKey("/BBox").getArrayAsRectangle();
  const double wanted = (place.urx - place.llx) / (place.ury - place.lly);
  const double width = box.urx - box.llx, height = box.ury - box.lly;
  if (!(wanted > 0) || !(width > 0) || !(height > 0)) return;
  const double more_width = std::max(0.0, height * wanted - width) / 2;
  const double more_height = std::max(0.0, width / wanted - height) / 2;
  box = {box.llx - more_width, box.lly - more_height, box.urx + more_width, box.ury + more_height};
  form.getDict().replaceKey("/BBox", Object::newFromRectangle(box));
}

void SetAppearance(QPDF& pdf, QPDF& drawn, const std::string& appearance, Object field) {
  drawn.setSuppressWarnings(true);
  drawn.processMemoryFile("appearance", appearance.data(), appearance.size());
  NameGlyphMaps(drawn);
  const auto pages = QPDFPageDocumentHelper(drawn).getAllPages();
  if (pages.empty()) return;
  QPDFPageObjectHelper first = pages.front();
  Object form = first.getFormXObjectForPage();
  KeepProportions(form, field);
  Object looks = Object::newDictionary();
  looks.replaceKey("/N", pdf.copyForeignObject(form));
  field.replaceKey("/AP", looks);
}

std::string BodyOf(Object object) {
  if (!object.isStream()) return object.unparseResolved();
  const auto data = object.getRawStreamData();
  Object facts = object.getDict().shallowCopy();
  facts.replaceKey("/Length", Object::newInteger(static_cast<long long>(data->getSize())));
  return absl::StrCat(facts.unparse(), "\nstream\n",
                      std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize()), "\nendstream");
}

void FillRange(std::string& pdf, size_t at, const ByteRange& range) {
  const std::string text = absl::StrFormat("0 %d %d %d", range.hole_begin, range.hole_end, range.file_end - range.hole_end);
  pdf.replace(at, text.size(), text);
}

absl::StatusOr<PreparedSignature> Prepare(std::string bytes, const SignaturePlan& plan) {
  ASSIGN_OR_RETURN(const RevisionTrailer before, LastTrailer(bytes));
  QPDF pdf, drawn;  // `drawn` lives as long: what is copied of it is read when it is written
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("signed", bytes.data(), bytes.size());
  ASSIGN_OR_RETURN(Object field, FindField(pdf, plan.field));
  Object signature = pdf.makeIndirectObject(Object::newDictionary());
  field.replaceKey("/V", signature);
  if (!plan.appearance.empty()) SetAppearance(pdf, drawn, plan.appearance, field);

  std::vector<std::pair<int, std::string>> bodies = {{field.getObjectID(), BodyOf(field)}};
  for (Object object : pdf.getAllObjects()) {
    if (object.getObjectID() < before.size || object.getObjectID() == signature.getObjectID()) continue;
    bodies.emplace_back(object.getObjectID(), BodyOf(object));
  }
  IncrementalUpdate update(std::move(bytes), before);
  for (const auto& [number, body] : bodies) update.Add(number, body);
  const Hole hole = SignatureObject(plan);
  const size_t at = update.Add(signature.getObjectID(), hole.body);
  PreparedSignature prepared{.pdf = std::move(update).Finish()};
  const size_t begin = at + hole.contents_at;
  prepared.range = {begin, begin + 2 * kCmsBytesMax + 2, prepared.pdf.size()};
  FillRange(prepared.pdf, at + hole.range_at, prepared.range);
  return prepared;
}

}  // namespace

absl::StatusOr<PreparedSignature> PrepareSignature(std::string pdf, const SignaturePlan& plan) {
  try {
    return Prepare(std::move(pdf), plan);
  } catch (const std::exception& error) {
    return BadPdf(PdfLibrarySays(error.what()));
  }
}

Digest SignedDigest(std::string_view pdf, const ByteRange& range) {
  crypto::Sha256Stream hash;
  hash.Update(pdf.substr(0, range.hole_begin));
  hash.Update(pdf.substr(range.hole_end, range.file_end - range.hole_end));
  return hash.Finish();
}

absl::Status FillSignature(std::string& pdf, const ByteRange& range, std::string_view cms) {
  if (range.hole_end > pdf.size() || range.hole_end < range.hole_begin + 2)
    return BadPdf({"tệp không có chỗ dành cho chữ ký", "the signature's place is not in the file"});
  const size_t room = (range.hole_end - range.hole_begin - 2) / 2;
  if (cms.size() > room) {
    return status::Error(
        status::Reason::kLimitExceeded,
        {{"field", "cms"}, {"limit", absl::StrCat(room, " byte")}, {"value", absl::StrCat(cms.size(), " byte")}});
  }
  constexpr char kHex[] = "0123456789abcdef";
  for (size_t i = 0; i < cms.size(); ++i) {
    const auto byte = static_cast<unsigned char>(cms[i]);
    pdf[range.hole_begin + 1 + 2 * i] = kHex[byte >> 4];
    pdf[range.hole_begin + 2 + 2 * i] = kHex[byte & 15];
  }
  return absl::OkStatus();
}

}  // namespace vanthu::pdf
