#include "services/drafting/drafting.h"
#include "services/drafting/rpc/book_choice.h"
#include "services/platform/runtime/service_process.h"
#include "vanthu/config/v1/drafting.pb.h"

namespace vanthu::drafting {
namespace {

int Main(int argc, char** argv) {
  runtime::ServiceProcess process("drafting", "soạn thảo và ban hành · from a text to a signed dispatch");
  config::v1::Drafting file;
  if (const auto exit_code = process.Begin(argc, argv, &file)) return *exit_code;
  const auto books = BookChoiceOf(process.file(), file.common_book(), file.book_of_type());
  absl::Status wrong = books.status();
  wrong.Update(process.Need({"directory", "numbering", "distribution"}));
  if (const auto exit_code = process.Prepare({"files", "keys"}, wrong)) return *exit_code;
  DraftingConfig config{.database = process.database(),
                        .files_folder = process.Folder("files"),
                        .books = *books,
                        .signing_key_folder = file.signs_elsewhere() ? "" : process.Folder("keys"),
                        .makes_signing_keys = file.sample(),
                        .timestamp_url = file.timestamp_url(),
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
