#include "services/drafting/drafting.h"

#include <utility>

#include "services/drafting/draft/draft_desk.h"
#include "services/drafting/format/open_dispatch.h"
#include "services/drafting/issuance/issuance_bell.h"
#include "services/drafting/issuance/issuance_desk.h"
#include "services/drafting/issuance/issuance_runner.h"
#include "services/drafting/issuance/signature_desk.h"
#include "services/drafting/issuance/signing_step.h"
#include "services/drafting/layout/page_previewer.h"
#include "services/drafting/layout/page_setter.h"
#include "services/drafting/migrations.h"
#include "services/drafting/review/comment_desk.h"
#include "services/drafting/review/review_desk.h"
#include "services/drafting/review/revision_approver.h"
#include "services/drafting/rpc/directory_client.h"
#include "services/drafting/rpc/distribution_client.h"
#include "services/drafting/rpc/drafting_service.h"
#include "services/drafting/rpc/numbering_client.h"
#include "services/drafting/signature/dispatch_signer.h"
#include "services/drafting/signature/http_timestamp_service.h"
#include "services/drafting/signature/pem_signer.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/files/content_store.h"
#include "services/platform/rpc/refusal_audit.h"
#include "services/platform/sql/request_key_store.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

rpc::DoorOptions DoorOptionsOf(rpc::DoorOptions options, sql::Database& database) {
  options.service = "drafting";
  options.on_refusal = rpc::AuditRefusals(database);
  return options;
}

}  // namespace

struct Drafting::Rooms {
  Rooms(DraftingConfig config, DraftingSurroundings around, std::unique_ptr<sql::Database> opened,
        std::unique_ptr<PageSetter> setter)
      : database(std::move(opened)),
        pages(std::move(setter)),
        files(around.disk, around.randomness, config.files_folder),
        directory(around.directory),
        numbering(around.numbering),
        distribution(around.distribution),
        drafts(*database, files, around.clock, around.randomness, OpenFile),
        approver(*database, directory, around.clock),
        reviews(*database, around.clock),
        comments(*database, around.clock, around.randomness),
        previewer(*pages, directory, around.clock),
        calendar(std::move(config.calendar)),
        timestamps(config.timestamp_url.empty() ? nullptr : std::make_unique<HttpTimestampService>(config.timestamp_url)),
        pem_signer(config.signing_key_folder.empty()
                       ? nullptr
                       : std::make_unique<PemSigner>(config.signing_key_folder, config.makes_signing_keys, directory,
                                                     around.randomness)),
        pictures(around.disk, config.picture_folder, config.draws_pictures),
        signer({files, directory, pictures, timestamps.get(), calendar, around.clock, around.randomness}),
        signing(signer, pem_signer.get()),
        issuer({*database, files, *pages, directory, numbering, distribution, signing, around.clock}, std::move(config.books)),
        runner(*database, issuer, bell, around.clock),
        issuances(*database, runner, bell, around.clock),
        signatures({*database, signing, runner, bell, around.clock}),
        door(DoorOptionsOf(std::move(config.door), *database), around.clock, around.randomness),
        service(door,
                {*database, files, drafts, approver, reviews, comments, previewer, issuances, signatures, bell, around.clock}) {}

  ~Rooms() { door.Stop(); }  // the pool is joined before what its tasks use goes away

  std::unique_ptr<sql::Database> database;
  std::unique_ptr<PageSetter> pages;
  files::ContentStore files;
  DirectoryClient directory;
  NumberingClient numbering;
  DistributionClient distribution;
  DraftDesk drafts;
  RevisionApprover approver;
  ReviewDesk reviews;
  CommentDesk comments;
  PagePreviewer previewer;
  IssuanceBell bell;
  const calendar::WorkingCalendar calendar;
  std::unique_ptr<TimestampService> timestamps;  // null: none is configured
  std::unique_ptr<SignerAtHand> pem_signer;      // null: people sign elsewhere
  OfficePictures pictures;
  DispatchSigner signer;
  SigningStep signing;
  DispatchIssuer issuer;
  IssuanceRunner runner;
  IssuanceDesk issuances;
  SignatureDesk signatures;
  rpc::Door door;
  DraftingService service;
};

absl::StatusOr<std::unique_ptr<Drafting>> Drafting::Open(DraftingConfig config, DraftingSurroundings surroundings) {
  ASSIGN_OR_RETURN(auto database, sql::Database::Open(config.database));
  RETURN_IF_ERROR(database->Migrate("request_key", sql::RequestKeyMigrations()));
  RETURN_IF_ERROR(database->Migrate("audit", audit::Migrations()));
  RETURN_IF_ERROR(database->Migrate("drafting", Migrations()));
  RETURN_IF_ERROR(surroundings.disk.MakeFolders(config.files_folder));
  if (!config.signing_key_folder.empty()) RETURN_IF_ERROR(surroundings.disk.MakeFolders(config.signing_key_folder));
  ASSIGN_OR_RETURN(auto pages, PageSetter::Open());
  auto rooms = std::make_unique<Rooms>(std::move(config), std::move(surroundings), std::move(database), std::move(pages));
  RETURN_IF_ERROR(rooms->files.DropUnfinished());
  RETURN_IF_ERROR(rooms->door.Ready());
  return std::unique_ptr<Drafting>(new Drafting(std::move(rooms)));
}

Drafting::Drafting(std::unique_ptr<Rooms> rooms) : rooms_(std::move(rooms)) {}
Drafting::~Drafting() = default;
rpc::Door& Drafting::door() { return rooms_->door; }
std::vector<Pump*> Drafting::pumps() { return {&rooms_->runner}; }

}  // namespace vanthu::drafting
