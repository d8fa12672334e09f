#include "services/platform/pdf/structure_tree.h"

#include "absl/strings/str_format.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"

namespace vanthu::pdf {
namespace {

using Object = QPDFObjectHandle;

absl::Status Refuse(const status::Cause& cause) {
  return status::CausedError(status::Reason::kPageNotSet, {absl::StrFormat("cấu trúc PDF: %s", cause.vietnamese),
                                                           absl::StrFormat("PDF structure: %s", cause.english)});
}

class StructureWriter {
 public:
  StructureWriter(QPDF& pdf, const std::vector<TaggedPage>& pages, std::map<std::string, Object>& fields)
      : pdf_(pdf), pages_(pages), fields_(fields) {
    for (const TaggedPage& page : pages) parents_.emplace_back(static_cast<size_t>(page.marks), Object::newNull());
  }

  absl::StatusOr<Object> Add(const StructureElement& element, const Object& parent) {
    Object made = pdf_.makeIndirectObject(Object::newDictionary());
    made.replaceKey("/Type", Object::newName("/StructElem"));
    made.replaceKey("/S", Object::newName("/" + element.type));
    made.replaceKey("/P", parent);
    AddAttributes(element, made);
    Object kids = Object::newArray();
    for (const StructureElement& child : element.children) {
      ASSIGN_OR_RETURN(const Object kid, Add(child, made));
      kids.appendItem(kid);
    }
    RETURN_IF_ERROR(AddMarks(element, made, kids));
    RETURN_IF_ERROR(AddField(element, made, kids));
    made.replaceKey("/K", kids);
    return made;
  }

  // The way back from a page's runs and from a widget to their elements (ISO 32000-1, 14.7.4.4).
  absl::StatusOr<Object> ParentTree() {
    Object numbers = Object::newArray();
    for (size_t page = 0; page < parents_.size(); ++page) {
      for (size_t mark = 0; mark < parents_[page].size(); ++mark) {
        if (parents_[page][mark].isNull()) {
          return Refuse(
              {absl::StrFormat("%d/%d không thuộc thẻ nào", page, mark), absl::StrFormat("%d/%d is in no element", page, mark)});
        }
      }
      Object tagged = pages_[page].page;
      tagged.replaceKey("/StructParents", Object::newInteger(static_cast<int>(page)));
      numbers.appendItem(Object::newInteger(static_cast<int>(page)));
      numbers.appendItem(pdf_.makeIndirectObject(Object::newArray(parents_[page])));
    }
    for (size_t field = 0; field < forms_.size(); ++field) {
      numbers.appendItem(Object::newInteger(static_cast<int>(parents_.size() + field)));
      numbers.appendItem(forms_[field]);
    }
    Object tree = Object::newDictionary();
    tree.replaceKey("/Nums", numbers);
    return pdf_.makeIndirectObject(tree);
  }

  int NextKey() const { return static_cast<int>(parents_.size() + forms_.size()); }

 private:
  static void AddAttributes(const StructureElement& element, Object& made) {
    if (element.scope.empty() && element.column_span == 1 && element.row_span == 1) return;
    Object attributes = Object::newDictionary();
    attributes.replaceKey("/O", Object::newName("/Table"));
    if (!element.scope.empty()) attributes.replaceKey("/Scope", Object::newName("/" + element.scope));
    if (element.column_span > 1) attributes.replaceKey("/ColSpan", Object::newInteger(element.column_span));
    if (element.row_span > 1) attributes.replaceKey("/RowSpan", Object::newInteger(element.row_span));
    made.replaceKey("/A", attributes);
  }

  absl::Status AddMarks(const StructureElement& element, Object& made, Object& kids) {
    for (const ContentMark& mark : element.marks) {
      const auto page = static_cast<size_t>(mark.page);
      const auto number = static_cast<size_t>(mark.mark);
      if (page >= parents_.size() || number >= parents_[page].size() || !parents_[page][number].isNull()) {
        return Refuse({absl::StrFormat("%d/%d không có hoặc có hai thẻ", mark.page, mark.mark),
                       absl::StrFormat("%d/%d is missing or in two elements", mark.page, mark.mark)});
      }
      parents_[page][number] = made;
      if (!made.hasKey("/Pg")) made.replaceKey("/Pg", pages_[page].page);
      kids.appendItem(mark.page == element.marks.front().page ? Object::newInteger(mark.mark) : Reference(mark));
    }
    return absl::OkStatus();
  }

  Object Reference(const ContentMark& mark) const {
    Object reference = Object::newDictionary();
    reference.replaceKey("/Type", Object::newName("/MCR"));
    reference.replaceKey("/Pg", pages_[static_cast<size_t>(mark.page)].page);
    reference.replaceKey("/MCID", Object::newInteger(mark.mark));
    return reference;
  }

  absl::Status AddField(const StructureElement& element, Object& made, Object& kids) {
    if (element.field.empty()) return absl::OkStatus();
    const auto field = fields_.find(element.field);
    if (field == fields_.end()) {
      return Refuse({absl::StrFormat("không có trường %s", element.field), absl::StrFormat("no field %s", element.field)});
    }
    Object reference = Object::newDictionary();
    reference.replaceKey("/Type", Object::newName("/OBJR"));
    reference.replaceKey("/Obj", field->second);
    reference.replaceKey("/Pg", field->second.getKey("/P"));
    kids.appendItem(reference);
    field->second.replaceKey("/StructParent", Object::newInteger(NextKey()));
    forms_.push_back(made);
    return absl::OkStatus();
  }

  QPDF& pdf_;
  const std::vector<TaggedPage>& pages_;
  std::map<std::string, Object>& fields_;
  std::vector<std::vector<Object>> parents_;  // of each page's runs
  std::vector<Object> forms_;
};

}  // namespace

absl::Status WriteStructure(QPDF& pdf, const StructureElement& root, const std::vector<TaggedPage>& pages,
                            std::map<std::string, QPDFObjectHandle>& fields) {
  Object tree = pdf.makeIndirectObject(Object::newDictionary());
  StructureWriter writer(pdf, pages, fields);
  ASSIGN_OR_RETURN(const Object document, writer.Add(root, tree));
  ASSIGN_OR_RETURN(const Object parents, writer.ParentTree());
  tree.replaceKey("/Type", Object::newName("/StructTreeRoot"));
  tree.replaceKey("/K", document);
  tree.replaceKey("/ParentTree", parents);
  tree.replaceKey("/ParentTreeNextKey", Object::newInteger(writer.NextKey()));
  pdf.getRoot().replaceKey("/StructTreeRoot", tree);
  return absl::OkStatus();
}

}  // namespace vanthu::pdf
