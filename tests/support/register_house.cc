#include "tests/support/register_house.h"

#include <future>

#include "services/platform/audit/audit_store.h"
#include "services/platform/status/macros.h"

namespace vanthu::support {

RegisterHouse::RegisterHouse(std::unique_ptr<sql::Database> opened, const std::filesystem::path& folder, SetClock& the_clock,
                             Post post)
    : clock(the_clock),
      database(std::move(opened)),
      disk(files::MakeSystemDisk()),
      keys((folder / "keys").string(), randomness),
      house{"mau.example", keys, randomness},
      books({book, BookId::Trusted("quyet-dinh")}, {}),
      book_clock(clock),
      allocator({*database, books, book_clock, house, {}}, std::move(post)),
      finisher({*database, book_clock, house, {}}),
      published(*disk, folder / "log"),
      keeper(*database, book_clock, house, published),
      publisher(*database, house, *disk, published) {
  std::filesystem::create_directories(folder / "keys");
}

RegisterHouse::Post RegisterHouse::AtOnce() {
  return [](const std::function<void()>& task) {
    task();
    return true;
  };
}

absl::Status RegisterHouse::Prepare() {
  RETURN_IF_ERROR(database->Migrate("audit", audit::Migrations()));
  return database->Migrate("numbering", numbering::Migrations());
}

numbering::AllocationRequest RegisterHouse::RequestOf(const std::string& issuance) const {
  return {agency,
          IssuanceId::Trusted(issuance),
          book,
          "STTTT-BCXB",
          DayInVietnam(clock.Now()),
          crypto::Sha256("revision of " + issuance),
          crypto::Sha256("recipients of " + issuance),
          "",
          "services/drafting"};
}

absl::StatusOr<numbering::Allocation> RegisterHouse::Allocate(const numbering::AllocationRequest& request) {
  std::promise<absl::StatusOr<numbering::Allocation>> promise;
  allocator.Allocate(request, [&](absl::StatusOr<numbering::Allocation> answer) { promise.set_value(std::move(answer)); });
  return promise.get_future().get();
}

absl::StatusOr<numbering::Recorded> RegisterHouse::Record(const std::string& issuance, const Digest& manifest) {
  return finisher.Record({agency, IssuanceId::Trusted(issuance), manifest, "", "services/drafting"});
}

absl::StatusOr<std::optional<numbering::RegisterRow>> RegisterHouse::Void(const std::string& issuance,
                                                                          const std::string& reason) {
  return finisher.Void({agency, IssuanceId::Trusted(issuance), reason, "accounts/van-thu", "", "services/drafting"});
}

absl::StatusOr<numbering::LogHead> RegisterHouse::Head() {
  return sql::Read<numbering::LogHead>(*database, [&](sql::Transaction& tx) -> absl::StatusOr<numbering::LogHead> {
    ASSIGN_OR_RETURN(std::optional<numbering::LogHead> head, numbering::FindHead(tx, agency));
    if (!head) return absl::NotFoundError("the agency has no log yet");
    return *std::move(head);
  });
}

int64_t RegisterHouse::CountOfEvents(const std::string& event) {
  const auto events = keeper.ListAudit(agency, {0, 100000});
  int64_t count = 0;
  if (!events.ok()) return -1;
  for (const auto& stored : *events) count += stored.event.event == event ? 1 : 0;
  return count;
}

}  // namespace vanthu::support
