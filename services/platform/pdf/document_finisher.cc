#include "services/platform/pdf/document_finisher.h"

#include <exception>
#include <map>
#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <utility>

#include "services/platform/pdf/marked_content.h"
#include "services/platform/pdf/revision_syntax.h"
#include "services/platform/pdf/structure_tree.h"
#include "services/platform/pdf/xmp_packet.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"

namespace vanthu::pdf {
namespace {

using Object = QPDFObjectHandle;

constexpr int kPrintAndLocked = 4 + 128;  // ISO 32000-1, 12.5.3

Object TextOf(const std::string& utf8) { return Object::newUnicodeString(utf8); }

// PDF/A asks how a glyph is found in each embedded font; cairo leaves out the default (ISO 19005-2, 6.2.11.3.2).
void NameGlyphMaps(QPDF& pdf) {
  for (Object object : pdf.getAllObjects()) {
    if (!object.isDictionary() || !object.getKey("/Subtype").isNameAndEquals("/CIDFontType2")) continue;
    if (!object.hasKey("/CIDToGIDMap")) object.replaceKey("/CIDToGIDMap", Object::newName("/Identity"));
  }
}

std::vector<TaggedPage> RewriteContents(QPDF& pdf) {
  std::vector<TaggedPage> pages;
  for (Object page : pdf.getAllPages()) {
    MarkedContent filter;
    Pl_Buffer rewritten("page");
    QPDFPageObjectHelper(page).filterContents(&filter, &rewritten);
    page.replaceKey("/Contents", Object::newStream(&pdf, rewritten.getBufferSharedPointer()));
    page.replaceKey("/Tabs", Object::newName("/S"));
    pages.push_back({page, filter.marks()});
  }
  return pages;
}

Object EmptyForm(QPDF& pdf, const Rectangle& place) {
  Object form = Object::newStream(&pdf, "");
  Object facts = form.getDict();
  facts.replaceKey("/Type", Object::newName("/XObject"));
  facts.replaceKey("/Subtype", Object::newName("/Form"));
  facts.replaceKey("/BBox", Object::newFromRectangle({0, 0, place.right - place.left, place.top - place.bottom}));
  facts.replaceKey("/Resources", Object::newDictionary());
  return form;
}

Object NewField(QPDF& pdf, const EmptySignatureField& field, Object page) {
  const Rectangle& place = field.place;
  Object made = Object::parse("<< /Type /Annot /Subtype /Widget /FT /Sig >>");
  made.replaceKey("/F", Object::newInteger(kPrintAndLocked));
  made.replaceKey("/T", TextOf(field.name));
  made.replaceKey("/TU", TextOf(field.tooltip));
  made.replaceKey("/P", page);
  made.replaceKey("/Rect", Object::newFromRectangle({place.left, place.bottom, place.right, place.top}));
  if (place.right > place.left && place.top > place.bottom) {
    Object looks = Object::newDictionary();
    looks.replaceKey("/N", EmptyForm(pdf, place));
    made.replaceKey("/AP", looks);
  }
  return pdf.makeIndirectObject(made);
}

// The fields stand in the form and on their pages' lists of annotations. SigFlags 3: signatures exist, and nothing but appending
// keeps them (ISO 32000-1, 12.7.2).
absl::StatusOr<std::map<std::string, Object>> AddFields(QPDF& pdf, const std::vector<EmptySignatureField>& fields,
                                                        std::vector<TaggedPage>& pages) {
  std::map<std::string, Object> made;
  Object list = Object::newArray();
  for (const EmptySignatureField& field : fields) {
    if (field.page < 0 || field.page >= static_cast<int>(pages.size()) || made.count(field.name) > 0) {
      return status::CausedError(status::Reason::kPageNotSet, {"không đặt được trường chữ ký " + field.name,
                                                               "the signature field " + field.name + " cannot be placed"});
    }
    Object& page = pages[static_cast<size_t>(field.page)].page;
    const Object widget = NewField(pdf, field, page);
    if (!page.hasKey("/Annots")) page.replaceKey("/Annots", Object::newArray());
    page.getKey("/Annots").appendItem(widget);
    list.appendItem(widget);
    made.emplace(field.name, widget);
  }
  Object form = Object::parse("<< /SigFlags 3 >>");
  form.replaceKey("/Fields", list);
  pdf.getRoot().replaceKey("/AcroForm", pdf.makeIndirectObject(form));
  return made;
}

void Describe(QPDF& pdf, const DocumentFacts& facts) {
  const Object instant = Object::newString(absl::FormatTime("D:%Y%m%d%H%M%SZ", facts.made_at, absl::UTCTimeZone()));
  Object info = Object::newDictionary();
  info.replaceKey("/Title", TextOf(facts.title));
  info.replaceKey("/Author", TextOf(facts.author));
  info.replaceKey("/Creator", TextOf(kProducer));
  info.replaceKey("/Producer", TextOf(kProducer));
  info.replaceKey("/CreationDate", instant);
  info.replaceKey("/ModDate", instant);
  pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(info));
  Object packet = Object::newStream(&pdf, XmpPacket(facts));
  packet.getDict().replaceKey("/Type", Object::newName("/Metadata"));
  packet.getDict().replaceKey("/Subtype", Object::newName("/XML"));
  Object root = pdf.getRoot();
  root.replaceKey("/Metadata", packet);
  root.replaceKey("/Lang", TextOf(kLanguage));
  root.replaceKey("/MarkInfo", Object::parse("<< /Marked true >>"));
  root.replaceKey("/ViewerPreferences", Object::parse("<< /DisplayDocTitle true >>"));
}

void NameColours(QPDF& pdf, const std::string& profile) {
  Object stream = Object::newStream(&pdf, profile);
  stream.getDict().replaceKey("/N", Object::newInteger(3));
  Object intent =
      Object::parse("<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) >>");
  intent.replaceKey("/DestOutputProfile", stream);
  pdf.getRoot().replaceKey("/OutputIntents", Object::newArray({pdf.makeIndirectObject(intent)}));
}

std::string Written(QPDF& pdf) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.setCompressStreams(true);
  writer.setDecodeLevel(qpdf_dl_none);
  writer.setDeterministicID(true);
  writer.forcePDFVersion("1.7");
  writer.setNewlineBeforeEndstream(true);
  writer.write();
  const auto bytes = writer.getBufferSharedPointer();
  return std::string(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
}

absl::StatusOr<std::string> FinishWith(const std::string& colour_profile, const DrawnDocument& drawn) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("drawn", drawn.bytes.data(), drawn.bytes.size());
  NameGlyphMaps(pdf);
  std::vector<TaggedPage> pages = RewriteContents(pdf);
  ASSIGN_OR_RETURN(auto fields, AddFields(pdf, drawn.fields, pages));
  RETURN_IF_ERROR(WriteStructure(pdf, drawn.structure, pages, fields));
  Describe(pdf, {drawn.title, drawn.author, drawn.made_at, drawn.related});
  NameColours(pdf, colour_profile);
  return Written(pdf);
}

}  // namespace

DocumentFinisher::DocumentFinisher(std::string colour_profile) : colour_profile_(std::move(colour_profile)) {}

absl::StatusOr<std::string> DocumentFinisher::Finish(const DrawnDocument& drawn) const {
  try {
    return FinishWith(colour_profile_, drawn);
  } catch (const std::exception& error) {
    return status::CausedError(status::Reason::kPageNotSet, PdfLibrarySays(error.what()));
  }
}

}  // namespace vanthu::pdf
