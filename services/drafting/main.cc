#include "services/drafting/drafting.h"
#include "services/drafting/rpc/book_choice.h"
#include "services/platform/runtime/calendar_file.h"
#include "services/platform/runtime/config_file.h"
#include "services/platform/runtime/service_process.h"
#include "vanthu/config/v1/drafting.pb.h"

namespace vanthu::drafting {
namespace {

absl::StatusOr<calendar::WorkingCalendar> CalendarOf(const std::string& config, const std::string& file) {
  if (file.empty()) return calendar::VietnamCalendar();
  return runtime::LoadCalendarFile(runtime::PathIn(config, file));
}

int Main(int argc, char** argv) {
  runtime::ServiceProcess process("drafting", "soạn thảo và ban hành · from a text to a signed dispatch");
  config::v1::Drafting file;
  if (const auto exit_code = process.Begin(argc, argv, &file)) return *exit_code;
  const auto calendar = CalendarOf(process.file(), file.calendar_file());
  const auto books = BookChoiceOf(process.file(), file.common_book(), file.book_of_type());
  absl::Status wrong = books.status();
  wrong.Update(calendar.status());
  wrong.Update(process.Need({"directory", "numbering", "distribution"}));
  if (const auto exit_code = process.Prepare({"files", "keys"}, wrong)) return *exit_code;
  DraftingConfig config{.database = process.database(),
                        .files_folder = process.Folder("files"),
                        .books = *books,
                        .signing_key_folder = file.signs_elsewhere() ? "" : process.Folder("keys"),
                        .makes_signing_keys = file.sample(),
                        .picture_folder = runtime::PathIn(process.file(), file.picture_folder()),
                        .draws_pictures = file.sample(),
                        .timestamp_url = file.timestamp_url(),
                        .calendar = *calendar,
                        .door = process.door()};
  auto drafting =
      Drafting::Open(std::move(config), {process.clock(), process.randomness(), process.disk(), process.ChannelTo("directory"),
                                         process.ChannelTo("numbering"), process.ChannelTo("distribution")});
  if (!drafting.ok()) return process.Fail(drafting.status());
  return process.Serve((*drafting)->door(), (*drafting)->pumps());
}

}  // namespace
}  // namespace vanthu::drafting

int main(int argc, char** argv) { return vanthu::drafting::Main(argc, argv); }
