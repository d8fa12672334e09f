#include "services/drafting/layout/text_setter.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

constexpr char kFamily[] = "Liberation Serif";
constexpr std::array<const char*, 4> kFontFiles = {"LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf",
                                                   "LiberationSerif-Italic.ttf", "LiberationSerif-BoldItalic.ttf"};
constexpr std::array<TextStyle, 4> kStyles = {TextStyle{14}, {14, true}, {14, false, true}, {14, true, true}};

// Đ, the letters with breve, circumflex and horn, and U+1EA0–1EF9: what a font for Vietnamese needs beyond Latin-1.
std::vector<gunichar> VietnameseLetters() {
  std::vector<gunichar> letters = {0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0};
  for (gunichar letter = 0x1EA0; letter <= 0x1EF9; ++letter) letters.push_back(letter);
  return letters;
}

double Points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }
int Units(double points) { return static_cast<int>(std::lround(points * PANGO_SCALE)); }

PangoFontDescription* NewDescription(const TextStyle& style) {
  PangoFontDescription* description = pango_font_description_from_string(kFamily);
  pango_font_description_set_size(description, Units(style.points));
  pango_font_description_set_weight(description, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style(description, style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  return description;
}

void Insert(PangoAttribute* attribute, const Emphasis& run, PangoAttrList* attributes) {
  attribute->start_index = static_cast<guint>(run.begin);
  attribute->end_index = static_cast<guint>(run.end);
  pango_attr_list_insert(attributes, attribute);
}

PangoAttrList* NewAttributes(const Wording& wording) {
  PangoAttrList* attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_fallback_new(FALSE));
  pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
  pango_attr_list_insert(attributes, pango_attr_font_features_new("liga 0, clig 0"));
  for (const Emphasis& run : wording.emphasis) {
    if (run.bold) Insert(pango_attr_weight_new(PANGO_WEIGHT_BOLD), run, attributes);
    if (run.italic) Insert(pango_attr_style_new(PANGO_STYLE_ITALIC), run, attributes);
  }
  return attributes;
}

double NaturalWidth(PangoLayout* layout) {
  PangoRectangle logical;
  pango_layout_get_extents(layout, nullptr, &logical);
  return Points(logical.width);
}

// Each try sets the whole text anew; nobody sees whether the lines of a longer one are even.
constexpr int kMostBalancedLines = 20;

// Narrows the layout as far as its count of lines allows, and gives the width found. Words are never broken for it.
double Balance(PangoLayout* layout, double width) {
  const int lines = pango_layout_get_line_count(layout);
  if (lines < 2 || lines > kMostBalancedLines) return width;
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
  const auto fits = [&](double candidate) {
    pango_layout_set_width(layout, Units(candidate));
    return pango_layout_get_line_count(layout) <= lines && NaturalWidth(layout) <= candidate + 0.01;
  };
  double low = width / (lines + 1);
  double high = width;
  if (fits(width)) {
    while (high - low > 1) {
      const double middle = (low + high) / 2;
      (fits(middle) ? high : low) = middle;
    }
  }
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width(layout, Units(high));
  return high;
}

void TakeLines(double left, SetText& set) {
  PangoLayoutIter* each = pango_layout_get_iter(set.layout.get());
  do {
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(each, nullptr, &logical);
    SetLine line;
    line.line = pango_layout_iter_get_line_readonly(each);
    line.x = left + Points(logical.x);
    line.width = Points(logical.width);
    line.top = Points(logical.y);
    line.baseline = Points(pango_layout_iter_get_baseline(each));
    line.height = Points(logical.height);
    set.width = std::max(set.width, line.width);
    set.height = line.top + line.height;
    set.lines.push_back(line);
  } while (pango_layout_iter_next_line(each));
  pango_layout_iter_free(each);
}

}  // namespace

absl::StatusOr<std::unique_ptr<TextSetter>> TextSetter::Open(const std::vector<std::string>& font_folders) {
  for (const std::string& folder : font_folders) {
    std::unique_ptr<TextSetter> setter(new TextSetter);
    if (setter->Load(folder) && setter->KnowsVietnamese()) return setter;
  }
  return PageNotSet({"phông chữ", "the font"}, {"cần Liberation Serif 2 (gói fonts-liberation2)",
                                                "Liberation Serif 2 is needed (package fonts-liberation2)"});
}

TextSetter::~TextSetter() {
  if (context_ != nullptr) g_object_unref(context_);
  if (fonts_ == nullptr) return;
  // Pango 1.50 never gives back the reference that it took to the configuration: 17 KB each time.
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts_), nullptr);
  g_object_unref(fonts_);
}

bool TextSetter::Load(const std::string& folder) {
  FcConfig* config = FcConfigCreate();
  bool loaded = true;
  for (const char* file : kFontFiles) {
    const std::string path = absl::StrCat(folder, "/", file);
    loaded = loaded && access(path.c_str(), R_OK) == 0 &&
             FcConfigAppFontAddFile(config, reinterpret_cast<const FcChar8*>(path.c_str())) == FcTrue;
  }
  if (loaded) {
    fonts_ = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts_), 72);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts_), config);
    context_ = pango_font_map_create_context(fonts_);
    pango_context_set_language(context_, pango_language_from_string("vi"));
    pango_context_set_base_dir(context_, PANGO_DIRECTION_LTR);
    pango_context_set_round_glyph_positions(context_, FALSE);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_, options);
    cairo_font_options_destroy(options);
  }
  FcConfigDestroy(config);
  return loaded;
}

bool TextSetter::KnowsVietnamese() const {
  const std::vector<gunichar> letters = VietnameseLetters();
  return std::all_of(kStyles.begin(), kStyles.end(), [&](const TextStyle& style) {
    PangoFontDescription* description = NewDescription(style);
    PangoFont* font = pango_context_load_font(context_, description);
    pango_font_description_free(description);
    if (font == nullptr) return false;
    const bool all =
        std::all_of(letters.begin(), letters.end(), [&](gunichar letter) { return pango_font_has_char(font, letter); });
    g_object_unref(font);
    return all;
  });
}

absl::StatusOr<SetText> TextSetter::Set(const Wording& wording, const TextFrame& frame) const {
  RETURN_IF_ERROR(JudgeWording(wording));
  const Wording normal = InNfc(wording);
  SetText set;
  set.layout = NewLayout(normal, frame);
  if (pango_layout_get_unknown_glyphs_count(set.layout.get()) > 0) return RefuseUnknown(normal);
  double left = frame.left;
  if (frame.balanced) left += (frame.width - Balance(set.layout.get(), frame.width)) / 2;
  TakeLines(left, set);
  return set;
}

std::shared_ptr<PangoLayout> TextSetter::NewLayout(const Wording& wording, const TextFrame& frame) const {
  std::shared_ptr<PangoLayout> layout(pango_layout_new(context_), g_object_unref);
  PangoFontDescription* description = NewDescription(wording.style);
  pango_layout_set_font_description(layout.get(), description);
  pango_font_description_free(description);
  PangoAttrList* attributes = NewAttributes(wording);
  pango_layout_set_attributes(layout.get(), attributes);
  pango_attr_list_unref(attributes);
  pango_layout_set_auto_dir(layout.get(), FALSE);
  pango_layout_set_text(layout.get(), wording.text.data(), static_cast<int>(wording.text.size()));
  pango_layout_set_width(layout.get(), Units(frame.width));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_indent(layout.get(), Units(frame.first_indent));
  pango_layout_set_alignment(layout.get(), frame.align == Align::kCentre ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
  pango_layout_set_justify(layout.get(), frame.align == Align::kJustify ? TRUE : FALSE);
  return layout;
}

absl::Status TextSetter::RefuseUnknown(const Wording& wording) const {
  const std::string& text = wording.text;
  PangoFontDescription* description = NewDescription(wording.style);
  PangoFont* font = pango_context_load_font(context_, description);
  pango_font_description_free(description);
  std::string unknown;
  for (const char* at = text.data(); unknown.empty() && at < text.data() + text.size(); at = g_utf8_next_char(at)) {
    const gunichar character = g_utf8_get_char(at);
    if (!pango_font_has_char(font, character)) unknown = absl::StrFormat("U+%04X", character);
  }
  g_object_unref(font);
  return PageNotSet(wording.component, {absl::StrCat("phông ", kFamily, " không có ký tự ", unknown),
                                        absl::StrCat(kFamily, " lacks the character ", unknown)});
}

std::vector<std::string> DefaultFontFolders() {
  return {"/usr/share/fonts/truetype/liberation2", "/usr/share/fonts/truetype/liberation"};
}

std::string Upper(std::string_view text) {
  // g_utf8_strup asks the locale; a malformed text is left for Set to refuse.
  if (g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) == FALSE) return std::string(text);
  std::string upper;
  for (const char* at = text.data(); at < text.data() + text.size(); at = g_utf8_next_char(at)) {
    std::array<char, 6> bytes;
    upper.append(bytes.data(), static_cast<size_t>(g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(at)), bytes.data())));
  }
  return upper;
}

}  // namespace vanthu::drafting
