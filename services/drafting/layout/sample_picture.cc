#include "services/drafting/layout/sample_picture.h"

namespace vanthu::drafting {

std::string SamplePicturePng(cairo_format_t format, int width, int height, const Colour& ink) {
  cairo_surface_t* surface = cairo_image_surface_create(format, width, height);
  cairo_t* cairo = cairo_create(surface);
  cairo_set_source_rgb(cairo, ink.red, ink.green, ink.blue);
  cairo_set_line_width(cairo, height / 12.0);
  cairo_move_to(cairo, width * 0.05, height * 0.8);
  cairo_curve_to(cairo, width * 0.3, -height * 0.6, width * 0.5, height * 1.5, width * 0.95, height * 0.2);
  cairo_stroke(cairo);
  std::string png;
  cairo_surface_write_to_png_stream(
      surface,
      [](void* bytes, const unsigned char* data, unsigned int length) {
        static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
        return CAIRO_STATUS_SUCCESS;
      },
      &png);
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
  return png;
}

}  // namespace vanthu::drafting
