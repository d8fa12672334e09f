#include "services/drafting/layout/picture.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

constexpr std::string_view kSignature = "\x89PNG\r\n\x1a\n";
constexpr uint32_t kMostDots = 2400;     // along a side: 36 mm at 1,700 dots an inch
constexpr double kLeastGround = 0.1;     // of all dots: what is scanned with its paper has none that is clear
constexpr double kLeastInk = 0.001;      // of all dots
constexpr double kLeastLeadOfInk = 1.2;  // over either other colour; black and grey have none
constexpr unsigned kSeenAlpha = 128;

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

absl::Status Bad(const PicturePlan& plan, std::string cause, std::string cause_en) {
  return status::Error(status::Reason::kBadPicture,
                       {{"name", plan.name}, {"cause", std::move(cause)}, {"cause_en", std::move(cause_en)}});
}

// The size stands at the beginning: a picture of 100 million dots is refused before room is made for it.
absl::Status JudgeSize(std::string_view png, const PicturePlan& plan) {
  constexpr size_t kWidthAt = 16;
  if (png.size() < kWidthAt + 8 || png.substr(0, kSignature.size()) != kSignature)
    return Bad(plan, "tệp không phải PNG", "the file is no PNG");
  const uint32_t width = NumberAt(png, kWidthAt);
  const uint32_t height = NumberAt(png, kWidthAt + 4);
  if (width >= 1 && width <= kMostDots && height >= 1 && height <= kMostDots) return absl::OkStatus();
  const std::string size = absl::StrFormat("%u × %u > %u × %u", width, height, kMostDots, kMostDots);
  return Bad(plan, absl::StrCat("quá nhiều điểm ảnh: ", size), absl::StrCat("it has too many dots: ", size));
}

absl::StatusOr<Surface> Decoded(std::string_view png, const PicturePlan& plan) {
  RETURN_IF_ERROR(JudgeSize(png, plan));
  Unread unread = {png};
  Surface picture(cairo_image_surface_create_from_png_stream(Read, &unread), cairo_surface_destroy);
  const cairo_status_t status = cairo_surface_status(picture.get());
  if (status != CAIRO_STATUS_SUCCESS)
    return Bad(plan, absl::StrCat("ảnh hỏng (", cairo_status_to_string(status), ")"), cairo_status_to_string(status));
  return picture;
}

struct Dots {
  double all = 0;
  double clear = 0;
  double seen = 0;
  double red = 0, green = 0, blue = 0;  // the light of those seen
};

Dots DotsOf(cairo_surface_t* picture) {
  const int width = cairo_image_surface_get_width(picture), height = cairo_image_surface_get_height(picture);
  const int stride = cairo_image_surface_get_stride(picture);
  Dots dots{.all = static_cast<double>(width) * height};
  for (int y = 0; y < height; ++y) {
    const unsigned char* row = cairo_image_surface_get_data(picture) + static_cast<ptrdiff_t>(y) * stride;
    for (int x = 0; x < width; ++x) {
      uint32_t dot = 0;  // 0xAARRGGBB in the machine's own order, the colours multiplied by alpha
      std::memcpy(&dot, row + 4 * static_cast<ptrdiff_t>(x), sizeof dot);
      if (dot >> 24 == 0) ++dots.clear;
      if (dot >> 24 < kSeenAlpha) continue;
      ++dots.seen;
      dots.red += dot >> 16 & 0xff;
      dots.green += dot >> 8 & 0xff;
      dots.blue += dot & 0xff;
    }
  }
  return dots;
}

absl::Status JudgeLooks(cairo_surface_t* picture, const PicturePlan& plan) {
  const bool has_alpha = cairo_image_surface_get_format(picture) == CAIRO_FORMAT_ARGB32;
  const Dots dots = has_alpha ? DotsOf(picture) : Dots{};
  if (!has_alpha || dots.clear < kLeastGround * dots.all)
    return Bad(plan, "nền không trong suốt", "its ground is not transparent");
  if (dots.seen < kLeastInk * dots.all) return Bad(plan, "ảnh trống, không thấy nét nào", "it is empty, no stroke is seen");
  const bool is_blue = plan.ink == PictureInk::kBlue;
  const double ink = is_blue ? dots.blue : dots.red;
  const double other = std::max(dots.green, is_blue ? dots.red : dots.blue);
  if (ink > 0 && ink >= kLeastLeadOfInk * other) return absl::OkStatus();
  if (is_blue) {
    return Bad(plan, "chữ ký phải màu xanh (Phụ lục I, mục II.7, Nghị định 30/2020/NĐ-CP)",
               "a signature has to be blue (Phụ lục I, II.7 of decree 30/2020/NĐ-CP)");
  }
  return Bad(plan, "con dấu phải màu đỏ (Phụ lục I, mục II.8, Nghị định 30/2020/NĐ-CP)",
             "a seal has to be red (Phụ lục I, II.8 of decree 30/2020/NĐ-CP)");
}

}  // namespace

absl::StatusOr<std::string> PicturePage(std::string_view png, const PicturePlan& plan) {
  ASSIGN_OR_RETURN(const Surface picture, Decoded(png, plan));
  RETURN_IF_ERROR(JudgeLooks(picture.get(), plan));
  const double dots_across = cairo_image_surface_get_width(picture.get());
  const double dots_down = cairo_image_surface_get_height(picture.get());
  const double scale = std::min(plan.width / dots_across, plan.height / dots_down);
  std::string bytes;
  const Surface page(cairo_pdf_surface_create_for_stream(Write, &bytes, plan.width, plan.height), cairo_surface_destroy);
  // Cairo would else write the time of the call.
  cairo_pdf_surface_set_metadata(page.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2020-01-01T00:00:00Z");
  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(page.get()), cairo_destroy);
  cairo_translate(cairo.get(), (plan.width - scale * dots_across) / 2, (plan.height - scale * dots_down) / 2);
  cairo_scale(cairo.get(), scale, scale);
  cairo_set_source_surface(cairo.get(), picture.get(), 0, 0);
  // Any other asks the reader to interpolate, which PDF/A forbids (ISO 19005-2, 6.2.8).
  cairo_pattern_set_filter(cairo_get_source(cairo.get()), CAIRO_FILTER_NEAREST);
  cairo_paint(cairo.get());
  cairo_show_page(cairo.get());
  cairo_surface_finish(page.get());
  const cairo_status_t status = cairo_surface_status(page.get());
  if (status != CAIRO_STATUS_SUCCESS) return Bad(plan, cairo_status_to_string(status), cairo_status_to_string(status));
  return bytes;
}

}  // namespace vanthu::drafting
