#include "tests/benchmark/numbering_book.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "grpcpp/grpcpp.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/status/macros.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::benchmark {

using Stub = numbering::v1::Numbering::Stub;

absl::StatusOr<std::unique_ptr<NumberingBook>> NumberingBook::Open(const std::filesystem::path& folder) {
  std::unique_ptr<NumberingBook> book(new NumberingBook);
  numbering::NumberingConfig config;
  config.database.url = absl::StrCat("sqlite:", (folder / "numbering.db").string());
  config.installation = "do.example";
  config.key_folder = folder.string();
  config.log_folder = (folder / "log").string();
  config.books = {BookId::Trusted("van-ban-di")};
  const auto no_directory =
      grpc::CreateChannel(absl::StrCat("unix:", (folder / "none").string()), grpc::InsecureChannelCredentials());
  ASSIGN_OR_RETURN(book->numbering_,
                   numbering::Numbering::Open(config, {book->clock_, book->randomness_, *book->disk_, no_directory}));
  ASSIGN_OR_RETURN(book->server_, rpc::InProcessServer::Start(book->numbering_->door()));
  book->drafting_ = numbering::v1::Numbering::NewStub(book->server_->ChannelFor("drafting"));
  for (Pump* pump : book->numbering_->pumps()) book->pumps_.Add(*pump);
  return book;
}

NumberingBook::~NumberingBook() {
  pumps_.Stop();
  drafting_.reset();
  if (server_) server_->Shutdown();
}

absl::Status NumberingBook::Take(int caller) {
  Told& told = told_[static_cast<size_t>(caller)];
  numbering::v1::AllocateRequest request;
  request.set_parent("agencies/so-a");
  request.set_issuance(absl::StrFormat("c%d-%d", caller, told.count));
  request.set_book("van-ban-di");
  request.set_notation("STTTT-BCXB");
  request.set_frozen_day(DayText(DayInVietnam(clock_.Now())));
  request.set_revision_digest(crypto::Sha256(request.issuance()).Bytes());
  request.set_recipients_digest(request.revision_digest());
  ASSIGN_OR_RETURN(const auto response, rpc::CallUnary(*drafting_, &Stub::Allocate, request));
  ++told.count;
  told.greatest = std::max(told.greatest, response.number().number());
  return absl::OkStatus();
}

absl::Status NumberingBook::Check() const {
  Told all;
  for (const Told& told : told_) {
    all.count += told.count;
    all.greatest = std::max(all.greatest, told.greatest);
  }
  if (all.count == all.greatest) return absl::OkStatus();
  return absl::InternalError(absl::StrFormat("%d numbers were given, the greatest is %d", all.count, all.greatest));
}

}  // namespace vanthu::benchmark
