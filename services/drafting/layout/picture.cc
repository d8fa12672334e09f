#include "services/drafting/layout/picture.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>

#include "absl/strings/str_format.h"
#include "services/drafting/layout/text_setter.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

constexpr std::string_view kComponent = "ảnh chữ ký, con dấu / picture";
constexpr std::string_view kSignature = "\x89PNG\r\n\x1a\n";
constexpr uint32_t kMostDots = 2400;  // along a side: 36 mm at 1,700 dots an inch

struct Unread {
  std::string_view bytes;
};

cairo_status_t Read(void* source, unsigned char* data, unsigned int length) {
  auto* unread = static_cast<Unread*>(source);
  if (unread->bytes.size() < length) return CAIRO_STATUS_READ_ERROR;
  std::memcpy(data, unread->bytes.data(), length);
  unread->bytes.remove_prefix(length);
  return CAIRO_STATUS_SUCCESS;
}

cairo_status_t Write(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

uint32_t NumberAt(std::string_view bytes, size_t at) {
  uint32_t number = 0;
  for (const char byte : bytes.substr(at, 4)) number = number << 8 | static_cast<unsigned char>(byte);
  return number;
}

// The size stands at the beginning: a picture of 100 million dots is refused before room is made for it.
absl::Status JudgeSize(std::string_view png) {
  constexpr size_t kWidthAt = 16;
  if (png.size() < kWidthAt + 8 || png.substr(0, kSignature.size()) != kSignature)
    return PageNotSet(kComponent, "không phải PNG / no PNG");
  const uint32_t width = NumberAt(png, kWidthAt);
  const uint32_t height = NumberAt(png, kWidthAt + 4);
  if (width >= 1 && width <= kMostDots && height >= 1 && height <= kMostDots) return absl::OkStatus();
  return PageNotSet(kComponent, absl::StrFormat("%u × %u > %u × %u", width, height, kMostDots, kMostDots));
}

absl::StatusOr<Surface> Decoded(std::string_view png) {
  RETURN_IF_ERROR(JudgeSize(png));
  Unread unread = {png};
  Surface picture(cairo_image_surface_create_from_png_stream(Read, &unread), cairo_surface_destroy);
  const cairo_status_t status = cairo_surface_status(picture.get());
  if (status != CAIRO_STATUS_SUCCESS) return PageNotSet(kComponent, cairo_status_to_string(status));
  if (cairo_image_surface_get_format(picture.get()) != CAIRO_FORMAT_ARGB32) {
    return PageNotSet(kComponent, "nền không trong suốt / not transparent");
  }
  return picture;
}

}  // namespace

absl::StatusOr<std::string> PicturePage(std::string_view png, double width, double height) {
  ASSIGN_OR_RETURN(const Surface picture, Decoded(png));
  const double dots_across = cairo_image_surface_get_width(picture.get());
  const double dots_down = cairo_image_surface_get_height(picture.get());
  const double scale = std::min(width / dots_across, height / dots_down);
  std::string bytes;
  const Surface page(cairo_pdf_surface_create_for_stream(Write, &bytes, width, height), cairo_surface_destroy);
  // Cairo would else write the time of the call.
  cairo_pdf_surface_set_metadata(page.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2020-01-01T00:00:00Z");
  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(page.get()), cairo_destroy);
  cairo_translate(cairo.get(), (width - scale * dots_across) / 2, (height - scale * dots_down) / 2);
  cairo_scale(cairo.get(), scale, scale);
  cairo_set_source_surface(cairo.get(), picture.get(), 0, 0);
  // Any other asks the reader to interpolate, which PDF/A forbids (ISO 19005-2, 6.2.8).
  cairo_pattern_set_filter(cairo_get_source(cairo.get()), CAIRO_FILTER_NEAREST);
  cairo_paint(cairo.get());
  cairo_show_page(cairo.get());
  cairo_surface_finish(page.get());
  const cairo_status_t status = cairo_surface_status(page.get());
  if (status != CAIRO_STATUS_SUCCESS) return PageNotSet(kComponent, cairo_status_to_string(status));
  return bytes;
}

}  // namespace vanthu::drafting
