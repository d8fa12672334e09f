#include "services/drafting/reading/docx_parts.h"

#include <string>
#include <utility>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/drafting/reading/docx_package.h"
#include "services/drafting/reading/file_refusal.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kHeadersMax = 100;  // three and three per section; dispatches have one or two sections

constexpr std::string_view kContentTypes = "[Content_Types].xml";

// Its folder and what stands behind the last slash.
std::pair<std::string, std::string> Split(std::string_view part) {
  const size_t slash = part.rfind('/');
  if (slash == std::string_view::npos) return {"", std::string(part)};
  return {std::string(part.substr(0, slash + 1)), std::string(part.substr(slash + 1))};
}

// A relationship's target as a part's name: it is relative to the folder of the part that has it.
std::string PartAt(std::string_view folder, std::string_view target) {
  std::vector<std::string> steps;
  const std::string path = target.starts_with('/') ? std::string(target) : std::string(folder) + std::string(target);
  for (const std::string& step : std::vector<std::string>(absl::StrSplit(path, '/'))) {
    if (step == ".." && !steps.empty()) steps.pop_back();
    if (!step.empty() && step != "." && step != "..") steps.push_back(step);
  }
  return absl::StrJoin(steps, "/");
}

struct Relationship {
  std::string id;
  std::string kind;  // the last word of its type: "styles", "footnotes"
  std::string part;
  bool external = false;
};

ForeignFormat PackageOf(const DocxPackage& package) {
  const std::string vietnamese = "Mở bằng chương trình của nó, lưu thành .docx rồi gửi lại.";
  const std::string english = "Open it in its own program, save it as .docx and send that.";
  if (package.Holds("mimetype") && package.Holds("content.xml"))
    return {"tệp OpenDocument (.odt)", "an OpenDocument file (.odt)", vietnamese, english};
  if (package.Holds("xl/workbook.xml")) return {"bảng tính (.xlsx)", "a spreadsheet (.xlsx)", vietnamese, english};
  if (package.Holds("ppt/presentation.xml")) return {"tệp trình chiếu (.pptx)", "a presentation (.pptx)", vietnamese, english};
  return {"tệp nén (.zip)", "an archive (.zip)", "Giải nén, gửi riêng tệp văn bản; tài liệu khác gửi kèm.",
          "Unpack it and send the dispatch alone; other material goes as attachments."};
}

class PartFinder {
 public:
  PartFinder(DocxPackage& package, std::string_view file_name) : package_(package), file_name_(file_name), xml_(file_name) {}

  absl::StatusOr<DocxParts> Find() {
    if (!package_.Holds(kContentTypes) || !package_.Holds("_rels/.rels")) return RefuseFormat(file_name_, PackageOf(package_));
    ASSIGN_OR_RETURN(const std::string main, MainPart());
    ASSIGN_OR_RETURN(parts_.document, Read(main));
    if (parts_.document.name != "w:document") return RefuseFormat(file_name_, PackageOf(package_));
    ASSIGN_OR_RETURN(const std::vector<Relationship> relationships, RelationshipsOf(main));
    for (const Relationship& relationship : relationships) RETURN_IF_ERROR(Take(relationship));
    RETURN_IF_ERROR(LookForPrograms());
    return std::move(parts_);
  }

 private:
  absl::StatusOr<XmlElement> Read(const std::string& part) {
    ASSIGN_OR_RETURN(const std::string bytes, package_.Read(part));
    return xml_.Read(bytes, part);
  }

  absl::StatusOr<std::vector<Relationship>> RelationshipsOf(std::string_view part) {
    const auto [folder, name] = Split(part);
    const std::string relations = folder + "_rels/" + name + ".rels";
    std::vector<Relationship> found;
    if (!package_.Holds(relations)) return found;
    ASSIGN_OR_RETURN(const XmlElement root, Read(relations));
    for (const XmlElement& child : root.children) {
      if (child.name != "Relationship") continue;
      const bool external = child.Attribute("TargetMode") == "External";
      const std::string_view target = child.Attribute("Target");
      found.push_back({std::string(child.Attribute("Id")), Split(child.Attribute("Type")).second,
                       external ? std::string(target) : PartAt(folder, target), external});
    }
    return found;
  }

  absl::StatusOr<std::string> MainPart() {
    ASSIGN_OR_RETURN(const std::vector<Relationship> relationships, RelationshipsOf(""));
    for (const Relationship& relationship : relationships) {
      if (relationship.kind == "officeDocument" && !relationship.external) return relationship.part;
    }
    return RefuseDamaged(file_name_, {"gói không chỉ ra phần văn bản chính", "its package names no main document"});
  }

  // What is named but not there is left out, as Word does.
  absl::Status Take(const Relationship& relationship) {
    if (relationship.external || !package_.Holds(relationship.part)) return absl::OkStatus();
    const std::string_view kind = relationship.kind;
    const bool heads = (kind == "header" || kind == "footer") && parts_.page_parts.size() < kHeadersMax;
    const bool notes = kind == "footnotes" || kind == "endnotes";
    parts_.has_macros = parts_.has_macros || kind == "vbaProject";
    if (kind == "settings") return LookAtTemplate(relationship.part);
    if (!heads && !notes && kind != "styles" && kind != "numbering") return absl::OkStatus();
    ASSIGN_OR_RETURN(XmlElement part, Read(relationship.part));
    if (kind == "styles")
      parts_.styles = std::move(part);
    else if (kind == "numbering")
      parts_.numbering = std::move(part);
    else if (notes)
      parts_.notes.push_back(std::move(part));
    else
      parts_.page_parts.push_back({relationship.id, std::move(part)});
    return absl::OkStatus();
  }

  absl::Status LookAtTemplate(const std::string& settings) {
    ASSIGN_OR_RETURN(const std::vector<Relationship> relationships, RelationshipsOf(settings));
    for (const Relationship& one : relationships) {
      const bool fetched = one.part.find("://") != std::string::npos || one.part.starts_with("\\\\");
      if (one.kind == "attachedTemplate" && one.external && fetched) parts_.has_remote_template = true;
    }
    return absl::OkStatus();
  }

  absl::Status LookForPrograms() {
    ASSIGN_OR_RETURN(const XmlElement types, Read(std::string(kContentTypes)));
    for (const XmlElement& type : types.children) {
      const std::string_view content = type.Attribute("ContentType");
      if (content.find("macroEnabled") != std::string_view::npos || content.find("vbaProject") != std::string_view::npos)
        parts_.has_macros = true;
    }
    parts_.has_macros = parts_.has_macros || package_.HoldsAnyNamed("vbaProject.bin");
    return absl::OkStatus();
  }

  DocxPackage& package_;
  std::string file_name_;
  XmlReader xml_;
  DocxParts parts_;
};

}  // namespace

absl::StatusOr<DocxParts> ReadDocxParts(std::string_view file_bytes, std::string_view file_name) {
  ASSIGN_OR_RETURN(DocxPackage package, DocxPackage::Open(file_bytes, file_name));
  return PartFinder(package, file_name).Find();
}

}  // namespace vanthu::drafting
