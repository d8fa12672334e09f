#include "services/drafting/layout/page_painter.h"

#include <cairo-pdf.h>

#include <memory>
#include <utility>

#include "services/drafting/layout/page_style.h"

namespace vanthu::drafting {
namespace {

constexpr char kArtifactTag[] = "Private";  // cairo 1.16 knows no artifacts; the finisher makes them of this

cairo_status_t Write(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

// Keeps the tag of what is drawn now. Each line is a run of its own: cairo ends a line with a space that is only told
// (ActualText), and readers have been seen to take the end of that for the end of the run.
class Tagger {
 public:
  Tagger(cairo_t* cairo, Outline& outline) : cairo_(cairo), outline_(outline) {}

  void Use(int element) {
    if (open_ && element == kArtifact && element_ == kArtifact) return;
    Close();
    element_ = element;
    open_ = true;
    tag_ = element == kArtifact ? kArtifactTag : outline_.TypeOf(element);
    cairo_tag_begin(cairo_, tag_.c_str(), "");
    if (element != kArtifact) outline_.AddMark(element, {page_, mark_++});
  }

  void TurnPage() {
    Close();
    ++page_;
    mark_ = 0;
  }

  int page() const { return page_; }

 private:
  void Close() {
    if (open_) cairo_tag_end(cairo_, tag_.c_str());
    open_ = false;
  }

  cairo_t* cairo_;
  Outline& outline_;
  int page_ = 0;
  int mark_ = 0;
  bool open_ = false;
  int element_ = kArtifact;
  std::string tag_;
};

// Cairo may leave out what draws nothing, and its tag with it.
bool HasInk(PangoLayoutLine* line) {
  PangoRectangle ink;
  pango_layout_line_get_extents(line, &ink, nullptr);
  return ink.width > 0 && ink.height > 0;
}

void Use(cairo_t* cairo, Colour colour) { cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue); }

void DrawLines(cairo_t* cairo, const Strip& strip) {
  for (const RuleMark& rule : strip.rules) {
    Use(cairo, kBlack);
    cairo_move_to(cairo, rule.x, rule.y);
    cairo_rel_line_to(cairo, rule.upright ? 0 : rule.length, rule.upright ? rule.length : 0);
    cairo_stroke(cairo);
  }
  for (const BoxMark& box : strip.boxes) {
    Use(cairo, box.colour);
    cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
    cairo_stroke(cairo);
  }
}

// All in the paper's coordinates: a tag that stays open must not straddle a change of them.
void Draw(cairo_t* cairo, const PlacedStrip& placed, Tagger& tagger) {
  const Strip& strip = placed.strip;
  const double top = kTopMargin + placed.top;
  for (const TextMark& text : strip.texts) {
    if (!HasInk(text.line)) continue;
    tagger.Use(text.element);
    Use(cairo, text.colour);
    cairo_move_to(cairo, kLeftMargin + text.x, top + text.baseline);
    pango_cairo_show_layout_line(cairo, text.line);
  }
  cairo_new_path(cairo);
  if (strip.rules.empty() && strip.boxes.empty()) return;
  tagger.Use(kArtifact);
  cairo_save(cairo);
  cairo_translate(cairo, kLeftMargin, top);
  DrawLines(cairo, strip);
  cairo_restore(cairo);
}

void TakeFields(const PlacedStrip& placed, int page, double paper_height, std::vector<pdf::EmptySignatureField>& fields) {
  for (const FieldMark& field : placed.strip.fields) {
    const double left = kLeftMargin + field.x;
    const double top = paper_height - kTopMargin - placed.top - field.y;
    fields.push_back(
        {std::string(field.name), std::string(field.tooltip), page, {left, top - field.height, left + field.width, top}});
  }
}

absl::Status NotDrawn(cairo_status_t problem) {
  return PageNotSet({"tệp PDF", "the PDF"},
                    status::Quoted({"thư viện vẽ", "the drawing library"}, cairo_status_to_string(problem)));
}

}  // namespace

absl::StatusOr<DrawnPages> Paint(const std::vector<Page>& pages, Outline& outline) {
  DrawnPages drawn;
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_pdf_surface_create_for_stream(Write, &drawn.bytes, kPageWidth, kPageHeight), cairo_surface_destroy);
  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()), cairo_destroy);
  Tagger tagger(cairo.get(), outline);
  cairo_set_line_width(cairo.get(), kRuleThickness);
  for (const Page& page : pages) {
    const double width = page.area.width + kLeftMargin + kRightMargin, height = page.area.height + kTopMargin + kBottomMargin;
    cairo_pdf_surface_set_size(surface.get(), width, height);
    for (const PlacedStrip& placed : page.strips) {
      Draw(cairo.get(), placed, tagger);
      TakeFields(placed, tagger.page(), height, drawn.fields);
    }
    tagger.TurnPage();
    cairo_show_page(cairo.get());
  }
  const cairo_status_t status = cairo_status(cairo.get());
  cairo_surface_finish(surface.get());
  const cairo_status_t written = cairo_surface_status(surface.get());
  if (status != CAIRO_STATUS_SUCCESS) return NotDrawn(status);
  if (written != CAIRO_STATUS_SUCCESS) return NotDrawn(written);
  return drawn;
}

}  // namespace vanthu::drafting
