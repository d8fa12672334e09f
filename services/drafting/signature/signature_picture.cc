#include "services/drafting/signature/signature_picture.h"

#include <cairo-pdf.h>

#include <cmath>
#include <cstdint>
#include <functional>

#include "services/platform/crypto/sha256.h"

namespace vanthu::drafting {
namespace {

constexpr double kPi = 3.14159265358979;

cairo_status_t Append(void* bytes, const unsigned char* data, unsigned size) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

std::string Drawn(double width, double height, const std::function<void(cairo_t*)>& draw) {
  std::string bytes;
  cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(Append, &bytes, width, height);
  // Cairo would write the machine's clock into the file.
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2020-01-01T00:00:00Z");
  cairo_t* cairo = cairo_create(surface);
  draw(cairo);
  cairo_show_page(cairo);
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
  return bytes;
}

void Star(cairo_t* cairo, double x, double y, double radius) {
  constexpr int kPoints = 5;
  constexpr double kInner = 0.382;
  for (int i = 0; i < 2 * kPoints; ++i) {
    const double r = i % 2 == 0 ? radius : radius * kInner;
    const double angle = kPi * i / kPoints - kPi / 2;
    cairo_line_to(cairo, x + r * std::cos(angle), y + r * std::sin(angle));
  }
  cairo_close_path(cairo);
  cairo_fill(cairo);
}

}  // namespace

std::string SignaturePicture(std::string_view full_name) {
  const Digest digest = crypto::Sha256(full_name);
  return Drawn(kSignatureWidth, kSignatureHeight, [&](cairo_t* cairo) {
    cairo_set_source_rgb(cairo, 0.05, 0.15, 0.70);
    cairo_set_line_width(cairo, 1.6);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    constexpr int kLoops = 5;
    const double step = (kSignatureWidth - 20) / kLoops;
    const auto height = [&](int i) { return 8 + digest.bytes[static_cast<size_t>(i)] * (kSignatureHeight - 16) / 255; };
    cairo_move_to(cairo, 8, height(0));
    for (int i = 0; i < kLoops; ++i) {
      const double x = 8 + i * step;
      cairo_curve_to(cairo, x + step * 0.9, height(3 * i + 1), x + step * 0.1, height(3 * i + 2), x + step, height(3 * i + 3));
    }
    cairo_curve_to(cairo, kSignatureWidth, 6, kSignatureWidth * 0.5, kSignatureHeight - 4, 10, kSignatureHeight - 8);
    cairo_stroke(cairo);
  });
}

std::string SealPicture(std::string_view agency_name) {
  const Digest digest = crypto::Sha256(agency_name);
  return Drawn(kSealDiameter, kSealDiameter, [&](cairo_t* cairo) {
    constexpr double kMiddle = kSealDiameter / 2;
    cairo_set_source_rgb(cairo, 0.85, 0.05, 0.10);
    cairo_set_line_width(cairo, 2.4);
    cairo_arc(cairo, kMiddle, kMiddle, kMiddle - 3, 0, 2 * kPi);
    cairo_stroke(cairo);
    cairo_set_line_width(cairo, 1);
    for (const double inset : {8.0, 22.0}) {
      cairo_arc(cairo, kMiddle, kMiddle, kMiddle - inset, 0, 2 * kPi);
      cairo_stroke(cairo);
    }
    Star(cairo, kMiddle, kMiddle, 18);
    // Marks in the ring tell one agency's sample seal from another's.
    constexpr int kMarks = 32;
    for (int i = 0; i < kMarks; ++i) {
      const double angle = 2 * kPi * i / kMarks;
      const double length = 2 + digest.bytes[static_cast<size_t>(i)] % 9;
      const double outer = kMiddle - 10;
      cairo_move_to(cairo, kMiddle + outer * std::cos(angle), kMiddle + outer * std::sin(angle));
      cairo_line_to(cairo, kMiddle + (outer - length) * std::cos(angle), kMiddle + (outer - length) * std::sin(angle));
      cairo_stroke(cairo);
    }
  });
}

}  // namespace vanthu::drafting
