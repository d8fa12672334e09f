#include "services/drafting/reading/docx_xml.h"

#include <expat.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/drafting/reading/file_refusal.h"

namespace vanthu::drafting {
namespace {

constexpr char kSeparator = ' ';  // no namespace name holds one

const std::map<std::string, std::string_view, std::less<>>& Prefixes() {
  static const auto& kPrefixes = *new std::map<std::string, std::string_view, std::less<>>{
      {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w:"},
      {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w:"},
      {"http://schemas.openxmlformats.org/officeDocument/2006/math", "m:"},
      {"http://purl.oclc.org/ooxml/officeDocument/math", "m:"},
      {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc:"},
      {"http://schemas.openxmlformats.org/drawingml/2006/main", "a:"},
      {"http://purl.oclc.org/ooxml/drawingml/main", "a:"},
      {"http://schemas.openxmlformats.org/drawingml/2006/picture", "pic:"},
      {"http://purl.oclc.org/ooxml/drawingml/picture", "pic:"},
      {"urn:schemas-microsoft-com:vml", "v:"},
  };
  return kPrefixes;
}

// Sizes, colours, languages; how something looked before a tracked change; what was deleted; the words of fields' instructions.
constexpr char kOnlyLooks[] =
    "w:rPrChange w:pPrChange w:tblPrChange w:trPrChange w:tcPrChange w:tblGridChange w:tblPrExChange "
    "w:sectPrChange w:numberingChange w:sdtPr w:sdtEndPr w:sz w:szCs w:lang w:color w:spacing w:kern w:position w:u "
    "w:shd w:rFonts w:bCs w:iCs w:proofErr w:bookmarkStart w:bookmarkEnd w:tabs w:keepNext w:keepLines w:widowControl "
    "w:tcW w:vAlign w:tblW w:tblLook w:tblLayout w:tblCellMar w:tcMar w:noProof w:latentStyles w:rsids w:instrText "
    "w:delText w:delInstrText w:fldData w:ffData w:commentRangeStart w:commentRangeEnd w:lastRenderedPageBreak "
    "w:pgSz w:pgMar w:pgBorders w:pgNumType w:cols w:docGrid";
bool OnlyLooks(std::string_view name) {
  static const auto& kNames = *new std::set<std::string, std::less<>>(absl::StrSplit(kOnlyLooks, ' '));
  if (name.starts_with("a:")) return name != "a:graphic" && name != "a:graphicData";
  return kNames.find(name) != kNames.end();
}

bool IsAsked(std::string_view attribute) {
  static constexpr std::string_view kAsked[] = {"val",    "type",       "styleId", "default",  "numId",       "ilvl",
                                                "w",      "id",         "char",    "font",     "firstLine",   "color",
                                                "Target", "TargetMode", "Type",    "PartName", "ContentType", "abstractNumId",
                                                "Id",     "uri"};
  return std::find(std::begin(kAsked), std::end(kAsked), attribute) != std::end(kAsked);
}

std::string_view LocalName(std::string_view qualified) {
  const size_t at = qualified.rfind(kSeparator);
  return at == std::string_view::npos ? qualified : qualified.substr(at + 1);
}

std::string ShortName(std::string_view qualified) {
  const std::string_view local = LocalName(qualified);
  if (local.size() == qualified.size()) return std::string(local);
  const auto prefix = Prefixes().find(qualified.substr(0, qualified.size() - local.size() - 1));
  return (prefix == Prefixes().end() ? "" : std::string(prefix->second)) + std::string(local);
}

enum class Stop { kNone, kDoctype, kDepth, kElements };

// Expat's callbacks make the tree. Open elements are the last children of those that hold them, so the pointers stay good.
class TreeBuilder {
 public:
  TreeBuilder(XML_Parser parser, int& elements_left) : parser_(parser), elements_left_(elements_left) {
    XML_SetUserData(parser, this);
    XML_SetElementHandler(
        parser, [](void* self, const char* name, const char** attributes) { Self(self).Start(name, attributes); },
        [](void* self, const char*) { Self(self).End(); });
    XML_SetCharacterDataHandler(parser, [](void* self, const char* text, int size) {
      Self(self).Text({text, static_cast<size_t>(size)});
    });
    XML_SetStartDoctypeDeclHandler(
        parser, [](void* self, const char*, const char*, const char*, int) { Self(self).StopFor(Stop::kDoctype); });
  }

  Stop stopped() const { return stopped_; }
  XmlElement TakeRoot() { return root_.children.empty() ? XmlElement{} : std::move(root_.children.front()); }

 private:
  static TreeBuilder& Self(void* self) { return *static_cast<TreeBuilder*>(self); }

  void StopFor(Stop why) {
    if (stopped_ == Stop::kNone) stopped_ = why;
    XML_StopParser(parser_, XML_FALSE);
  }

  void Start(const char* qualified, const char** attributes) {
    if (stopped_ != Stop::kNone) return;
    if (++depth_ > kXmlDepthMax) return StopFor(Stop::kDepth);
    std::string name = skipped_ > 0 ? "" : ShortName(qualified);
    if (skipped_ > 0 || OnlyLooks(name)) {
      ++skipped_;
      return;
    }
    if (--elements_left_ < 0) return StopFor(Stop::kElements);
    XmlElement& element = open_.back()->children.emplace_back();
    element.name = std::move(name);
    for (; *attributes != nullptr; attributes += 2) {
      const std::string_view local = LocalName(attributes[0]);
      if (IsAsked(local)) element.attributes.emplace_back(local, attributes[1]);
    }
    open_.push_back(&element);
  }

  void End() {
    if (stopped_ != Stop::kNone) return;
    --depth_;
    if (skipped_ > 0) {
      --skipped_;
    } else {
      open_.pop_back();
    }
  }

  void Text(std::string_view text) {
    if (stopped_ == Stop::kNone && skipped_ == 0 && open_.back()->name.ends_with(":t")) open_.back()->text += text;
  }

  XML_Parser parser_;
  int& elements_left_;
  XmlElement root_;
  std::vector<XmlElement*> open_ = {&root_};
  int depth_ = 0;
  int skipped_ = 0;  // how many open elements are left out
  Stop stopped_ = Stop::kNone;
};

absl::Status RefuseStopped(Stop why, std::string_view file_name, std::string_view part) {
  const std::string where(part);
  if (why == Stop::kElements) {
    return status::Error(status::Reason::kLimitExceeded, {{"field", absl::StrCat(std::string(file_name), " (", where, ")")},
                                                          {"limit", absl::StrCat(kXmlElementsMax)},
                                                          {"value", absl::StrCat("> ", kXmlElementsMax)}});
  }
  if (why == Stop::kDepth) {
    return RefuseUnsafe(file_name, {absl::StrCat("phần \"", where, "\" lồng nhau quá ", kXmlDepthMax, " lớp"),
                                    absl::StrCat("its part \"", where, "\" is nested more than ", kXmlDepthMax, " deep")});
  }
  return RefuseUnsafe(file_name, {absl::StrCat("phần \"", where, "\" có khai báo DTD (có thể là bom thực thể XML)"),
                                  absl::StrCat("its part \"", where, "\" declares a DTD (as an XML entity bomb does)")});
}

}  // namespace

std::string_view XmlElement::Attribute(std::string_view local_name) const {
  for (const auto& [name_of, value] : attributes) {
    if (name_of == local_name) return value;
  }
  return {};
}

const XmlElement* XmlElement::Child(std::string_view child_name) const {
  const auto found =
      std::find_if(children.begin(), children.end(), [&](const XmlElement& child) { return child.name == child_name; });
  return found == children.end() ? nullptr : &*found;
}

std::string_view XmlElement::Value(std::string_view child_name) const {
  const XmlElement* const child = Child(child_name);
  return child == nullptr ? std::string_view() : child->Attribute("val");
}

absl::StatusOr<XmlElement> XmlReader::Read(std::string_view xml, std::string_view part) {
  const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreateNS(nullptr, kSeparator), XML_ParserFree);
  TreeBuilder builder(parser.get(), elements_left_);
  const bool parsed = XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), XML_TRUE) == XML_STATUS_OK;
  if (builder.stopped() != Stop::kNone) return RefuseStopped(builder.stopped(), file_name_, part);
  if (parsed) return builder.TakeRoot();
  const std::string where = absl::StrCat("\"", std::string(part), "\", ", XML_GetCurrentLineNumber(parser.get()));
  return RefuseDamaged(
      file_name_,
      {absl::StrCat("XML sai ở phần và dòng ", where, " (", XML_ErrorString(XML_GetErrorCode(parser.get())), ")"),
       absl::StrCat("its XML is wrong at part and line ", where, " (", XML_ErrorString(XML_GetErrorCode(parser.get())), ")")});
}

}  // namespace vanthu::drafting
