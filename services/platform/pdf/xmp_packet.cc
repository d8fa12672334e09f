#include "services/platform/pdf/xmp_packet.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/substitute.h"

namespace vanthu::pdf {
namespace {

// $0 title, $1 author, $2 instant, $3 producer, $4 language, $6 related files.
constexpr char kPacket[] = R"xml(<?xpacket begin="$5" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">$0</rdf:li></rdf:Alt></dc:title>
   <dc:creator><rdf:Seq><rdf:li>$1</rdf:li></rdf:Seq></dc:creator>
   <dc:language><rdf:Bag><rdf:li>$4</rdf:li></rdf:Bag></dc:language>$6
   <xmp:CreateDate>$2</xmp:CreateDate>
   <xmp:ModifyDate>$2</xmp:ModifyDate>
   <xmp:CreatorTool>$3</xmp:CreatorTool>
   <pdf:Producer>$3</pdf:Producer>
   <pdfaid:part>2</pdfaid:part>
   <pdfaid:conformance>A</pdfaid:conformance>
   <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Part of PDF/UA that the document conforms to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
)xml";

std::string Escaped(const std::string& text) {
  return absl::StrReplaceAll(text, {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}});
}

std::string Relations(const std::vector<RelatedFile>& files) {
  if (files.empty()) return "";
  std::string items;
  for (const RelatedFile& file : files) {
    absl::StrAppend(&items, "<rdf:li>sha256:", file.digest.Hex(), " ", Escaped(file.name), "</rdf:li>");
  }
  return absl::StrCat("\n   <dc:relation><rdf:Bag>", items, "</rdf:Bag></dc:relation>");
}

}  // namespace

std::string XmpPacket(const DocumentFacts& facts) {
  const std::string instant = absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", facts.made_at, absl::UTCTimeZone());
  return absl::Substitute(kPacket, Escaped(facts.title), Escaped(facts.author), instant, kProducer, kLanguage, "\uFEFF",
                          Relations(facts.related));
}

}  // namespace vanthu::pdf
