#include "services/drafting/reading/docx_styles.h"

#include "absl/strings/numbers.h"

namespace vanthu::drafting {
namespace {

constexpr int kAncestorsMax = 32;  // Word allows some ten; a circle of styles ends here

template <class Value>
void TakeOver(std::optional<Value>& own, const std::optional<Value>& inherited) {
  if (!own) own = inherited;
}

std::optional<Raised> RaisedOf(const XmlElement* properties) {
  const std::string_view value = properties == nullptr ? "" : properties->Value("w:vertAlign");
  if (value.empty()) return std::nullopt;
  return value == "superscript" ? Raised::kSuperscript : value == "subscript" ? Raised::kSubscript : Raised::kNo;
}

}  // namespace

std::optional<bool> OnOff(const XmlElement* properties, std::string_view name) {
  const XmlElement* const found = properties == nullptr ? nullptr : properties->Child(name);
  if (found == nullptr) return std::nullopt;
  const std::string_view value = found->Attribute("val");
  return value != "0" && value != "false" && value != "off";
}

std::optional<bool> DrawsLines(const XmlElement* borders) {
  if (borders == nullptr || borders->children.empty()) return std::nullopt;
  for (const XmlElement& line : borders->children) {
    const std::string_view kind = line.Attribute("val"), color = line.Attribute("color");
    if (kind != "nil" && kind != "none" && !kind.empty() && color != "FFFFFF" && color != "ffffff") return true;
  }
  return false;
}

DocxStyles::Toggles DocxStyles::TogglesOf(const XmlElement* properties) {
  auto struck = OnOff(properties, "w:strike");
  TakeOver(struck, OnOff(properties, "w:dstrike"));
  return {OnOff(properties, "w:b"), OnOff(properties, "w:i"), OnOff(properties, "w:caps"), OnOff(properties, "w:vanish"), struck,
          RaisedOf(properties)};
}

DocxStyles::Setting DocxStyles::SettingOf(const XmlElement* properties) {
  Setting setting;
  if (properties == nullptr) return setting;
  if (const XmlElement* const numbering = properties->Child("w:numPr")) {
    setting.list = std::string(numbering->Value("w:numId"));
    int level = 0;
    if (absl::SimpleAtoi(std::string(numbering->Value("w:ilvl")), &level)) setting.level = level;
  }
  if (const XmlElement* const indent = properties->Child("w:ind")) {
    int first = 0;
    if (absl::SimpleAtoi(std::string(indent->Attribute("firstLine")), &first)) setting.indented = first > 0;
  }
  if (const std::string_view justified = properties->Value("w:jc"); !justified.empty()) setting.justified = justified == "both";
  return setting;
}

DocxStyles::DocxStyles(const XmlElement& styles) {
  for (const XmlElement& child : styles.children) {
    if (child.name == "w:docDefaults") {
      const XmlElement* const run = child.Child("w:rPrDefault");
      if (run != nullptr) defaults_ = TogglesOf(run->Child("w:rPr"));
    }
    if (child.name != "w:style") continue;
    const std::string id(child.Attribute("styleId"));
    const std::string_view is_default = child.Attribute("default");
    if (child.Attribute("type") == "paragraph" && (is_default == "1" || is_default == "true")) default_paragraph_style_ = id;
    Style style{std::string(child.Value("w:basedOn")), TogglesOf(child.Child("w:rPr")), SettingOf(child.Child("w:pPr")), {}};
    if (const XmlElement* const table = child.Child("w:tblPr")) style.ruled = DrawsLines(table->Child("w:tblBorders"));
    styles_.emplace(id, std::move(style));
  }
}

const DocxStyles::Style* DocxStyles::Find(std::string_view style) const {
  const auto found = styles_.find(style);
  return found == styles_.end() ? nullptr : &found->second;
}

DocxStyles::Toggles DocxStyles::InheritedToggles(std::string_view name) const {
  Toggles toggles;
  const Style* style = Find(name);
  for (int left = kAncestorsMax; style != nullptr && left > 0; --left, style = Find(style->based_on)) {
    TakeOver(toggles.bold, style->run.bold);
    TakeOver(toggles.italic, style->run.italic);
    TakeOver(toggles.capitals, style->run.capitals);
    TakeOver(toggles.hidden, style->run.hidden);
    TakeOver(toggles.struck, style->run.struck);
    TakeOver(toggles.raised, style->run.raised);
  }
  return toggles;
}

DocxStyles::Setting DocxStyles::InheritedSetting(std::string_view name) const {
  Setting setting;
  const Style* style = Find(name);
  for (int left = kAncestorsMax; style != nullptr && left > 0; --left, style = Find(style->based_on)) {
    if (setting.list.empty()) setting.list = style->paragraph.list;
    TakeOver(setting.level, style->paragraph.level);
    TakeOver(setting.indented, style->paragraph.indented);
    TakeOver(setting.justified, style->paragraph.justified);
  }
  return setting;
}

RunLook DocxStyles::LookOfRun(std::string_view paragraph_style, const XmlElement* run_properties) const {
  const Toggles of_paragraph = InheritedToggles(paragraph_style);
  const Toggles of_run = run_properties == nullptr ? Toggles{} : InheritedToggles(run_properties->Value("w:rStyle"));
  const Toggles direct = TogglesOf(run_properties);
  const auto resolve = [&](std::optional<bool> Toggles::*toggle) {
    if (direct.*toggle) return *(direct.*toggle);
    const bool by_styles = (of_paragraph.*toggle).value_or(false) != (of_run.*toggle).value_or(false);
    return by_styles || (defaults_.*toggle).value_or(false);
  };
  const Raised raised = direct.raised.value_or(of_run.raised.value_or(of_paragraph.raised.value_or(Raised::kNo)));
  return {resolve(&Toggles::bold),   resolve(&Toggles::italic), resolve(&Toggles::capitals),
          resolve(&Toggles::hidden), resolve(&Toggles::struck), raised};
}

ParagraphLook DocxStyles::LookOfParagraph(std::string_view paragraph_style, const XmlElement* properties) const {
  Setting setting = SettingOf(properties);
  const Setting inherited = InheritedSetting(paragraph_style);
  if (setting.list.empty()) setting.list = inherited.list;
  TakeOver(setting.level, inherited.level);
  TakeOver(setting.indented, inherited.indented);
  TakeOver(setting.justified, inherited.justified);
  return {setting.list == "0" ? "" : setting.list, setting.level,
          setting.indented.value_or(false) || setting.justified.value_or(false)};
}

bool DocxStyles::IsRuled(std::string_view table_style) const {
  const Style* style = Find(table_style);
  for (int left = kAncestorsMax; style != nullptr && left > 0; --left, style = Find(style->based_on)) {
    if (style->ruled) return *style->ruled;
  }
  return false;
}

}  // namespace vanthu::drafting
