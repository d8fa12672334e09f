#include "services/drafting/layout/page_painter.h"

#include <cairo-pdf.h>

#include <memory>

#include "services/drafting/layout/page_style.h"

namespace vanthu::drafting {
namespace {

cairo_status_t Write(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void Use(cairo_t* cairo, Colour colour) { cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue); }

void Draw(cairo_t* cairo, const PlacedStrip& placed) {
  cairo_save(cairo);
  cairo_translate(cairo, kLeftMargin, kTopMargin + placed.top);
  cairo_set_line_width(cairo, kRuleThickness);
  for (const TextMark& text : placed.strip.texts) {
    Use(cairo, text.colour);
    cairo_move_to(cairo, text.x, text.baseline);
    pango_cairo_show_layout_line(cairo, text.line);
  }
  cairo_new_path(cairo);
  for (const RuleMark& rule : placed.strip.rules) {
    Use(cairo, kBlack);
    cairo_move_to(cairo, rule.x, rule.y);
    cairo_rel_line_to(cairo, rule.length, 0);
    cairo_stroke(cairo);
  }
  for (const BoxMark& box : placed.strip.boxes) {
    Use(cairo, box.colour);
    cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
    cairo_stroke(cairo);
  }
  cairo_restore(cairo);
}

void Describe(cairo_surface_t* surface, const DocumentFacts& facts) {
  const std::string instant = absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", facts.made_at, absl::UTCTimeZone());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, facts.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, facts.author.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Vanthu");
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, instant.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, instant.c_str());
}

}  // namespace

absl::StatusOr<std::string> Paint(const std::vector<Page>& pages, const DocumentFacts& facts) {
  std::string bytes;
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_pdf_surface_create_for_stream(Write, &bytes, kPageWidth, kPageHeight), cairo_surface_destroy);
  Describe(surface.get(), facts);
  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()), cairo_destroy);
  for (const Page& page : pages) {
    for (const PlacedStrip& placed : page.strips) Draw(cairo.get(), placed);
    cairo_show_page(cairo.get());
  }
  const cairo_status_t drawn = cairo_status(cairo.get());
  cairo_surface_finish(surface.get());
  const cairo_status_t written = cairo_surface_status(surface.get());
  if (drawn != CAIRO_STATUS_SUCCESS) return PageNotSet("PDF", cairo_status_to_string(drawn));
  if (written != CAIRO_STATUS_SUCCESS) return PageNotSet("PDF", cairo_status_to_string(written));
  return bytes;
}

}  // namespace vanthu::drafting
