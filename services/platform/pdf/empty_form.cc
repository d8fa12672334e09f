#include "services/platform/pdf/empty_form.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace vanthu::pdf {

std::string EmptyForm(const std::vector<std::string>& fields) {
  using Object = QPDFObjectHandle;
  QPDF pdf;
  pdf.emptyPDF();
  Object page = pdf.makeIndirectObject(Object::parse("<< /Type /Page /MediaBox [0 0 595 842] /Resources << >> >>"));
  page.replaceKey("/Contents", Object::newStream(&pdf, "0 0 10 10 re f"));
  Object list = Object::newArray();
  for (const std::string& name : fields) {
    Object field = Object::parse("<< /Type /Annot /Subtype /Widget /FT /Sig /F 132 /Rect [100 100 200 150] >>");
    field.replaceKey("/T", Object::newUnicodeString(name));
    field.replaceKey("/P", page);
    list.appendItem(pdf.makeIndirectObject(field));
  }
  Object form = Object::parse("<< /SigFlags 3 >>");
  form.replaceKey("/Fields", list);
  page.replaceKey("/Annots", list.shallowCopy());
  pdf.getRoot().replaceKey("/AcroForm", pdf.makeIndirectObject(form));
  pdf.addPage(page, false);
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.setDeterministicID(true);
  writer.forcePDFVersion("1.7");
  writer.write();
  const auto bytes = writer.getBufferSharedPointer();
  return std::string(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
}

int ContentObject(const std::string& pdf) {
  QPDF opened;
  opened.processMemoryFile("form", pdf.data(), pdf.size());
  QPDFObjectHandle page = opened.getAllPages().at(0);
  return page.getKey("/Contents").getObjectID();
}

}  // namespace vanthu::pdf
