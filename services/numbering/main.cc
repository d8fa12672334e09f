#include "services/numbering/numbering.h"
#include "services/platform/runtime/service_process.h"
#include "services/platform/status/macros.h"
#include "vanthu/config/v1/numbering.pb.h"

namespace vanthu::numbering {
namespace {

absl::StatusOr<std::set<BookId>> BooksOf(const google::protobuf::RepeatedPtrField<std::string>& names) {
  std::set<BookId> books;
  for (const std::string& name : names) {
    ASSIGN_OR_RETURN(BookId book, BookId::Of(name));
    books.insert(std::move(book));
  }
  return books;
}

absl::Status ReadBooks(const config::v1::Numbering& file, NumberingConfig* config) {
  ASSIGN_OR_RETURN(config->books, BooksOf(file.books()));
  for (const auto& [name, books] : file.books_of()) {
    ASSIGN_OR_RETURN(const AgencyId agency, AgencyId::Of(name));
    ASSIGN_OR_RETURN(config->books_of[agency], BooksOf(books.books()));
  }
  return absl::OkStatus();
}

int Main(int argc, char** argv) {
  runtime::ServiceProcess process("numbering", "sổ và số văn bản · the register books and their numbers");
  config::v1::Numbering file;
  if (const auto exit_code = process.Begin(argc, argv, &file)) return *exit_code;
  NumberingConfig config;
  const absl::Status wrong = ReadBooks(file, &config);
  if (const auto exit_code = process.Prepare({"keys", "log"}, wrong)) return *exit_code;
  config.database = process.database();
  config.installation = process.plan().installation;
  config.key_folder = process.Folder("keys");
  config.log_folder = process.Folder("log");
  config.token_keys = process.door().token_keys;
  config.pool_threads = process.plan().threads;
  auto numbering =
      Numbering::Open(config, {process.clock(), process.randomness(), process.disk(), process.ChannelTo("directory")});
  if (!numbering.ok()) return process.Fail(numbering.status());
  return process.Serve((*numbering)->door(), (*numbering)->pumps());
}

}  // namespace
}  // namespace vanthu::numbering

int main(int argc, char** argv) { return vanthu::numbering::Main(argc, argv); }
