#include "tests/integration/installation.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/status/macros.h"
#include "services/platform/vocabulary/dispatch.h"
#include "tests/integration/pump_turner.h"

namespace vanthu::integration {
namespace {

constexpr int kTurnsMax = 20'000;  // of Settle: a history that does not come to rest is a failure, not a hang
// Pumps that poll a quiet broker would have the clock creep: the longer nothing happens, the longer the steps.
constexpr absl::Duration kStepMin = absl::Seconds(1);
constexpr absl::Duration kStepMax = absl::Minutes(1);

std::string AgencyName(std::string_view id) { return absl::StrCat("agencies/", std::string(id)); }

}  // namespace

Installation::Installation(uint64_t seed)
    : clock_(*ParseInstant("2026-03-02T02:00:00.000000Z")),
      randomness_(seed),
      system_disk_(files::MakeSystemDisk()),
      disk_(*system_disk_) {}

Installation::~Installation() { Close(); }

standalone::SuiteConfig Installation::Config() {
  standalone::SuiteConfig config{.installation = "thu-nghiem",
                                 .data_folder = folder_.path(),
                                 .directory_file = std::string(VANTHU_SOURCE_DIR) + "/tests/integration/directory.yaml",
                                 .is_sample = true,
                                 .books = {BookId::Trusted("van-ban-di")},
                                 .book_choice = {.common = BookId::Trusted("van-ban-di")},
                                 .signs_at_hand = signs_at_hand_,
                                 .password_cost = {.memory_kib = 8, .passes = 1, .lanes = 1},
                                 .timestamp_url = timestamp_url_,
                                 .picture_folder = shows_own_pictures_ ? folder_.path() / "pictures" : "",
                                 .bus_wait = absl::ZeroDuration()};
  config.database = [this](std::string_view service, sql::DatabaseOptions usual) {
    usual.commit_outcome = [this, name = std::string(service)] {
      const auto planned = outcomes_.find(name);
      if (planned == outcomes_.end()) return sql::CommitOutcome::kCommit;
      const sql::CommitOutcome outcome = planned->second;
      outcomes_.erase(planned);
      return outcome;
    };
    return usual;
  };
  return config;
}

absl::Status Installation::Open() {
  ASSIGN_OR_RETURN(suite_, standalone::Suite::Open(Config(), {clock_, randomness_, disk_, bus_}));
  players_ = std::make_unique<standalone::SamplePlayers>(suite_->ChannelTo("directory"), clock_);
  drafting_ = drafting::v1::Drafting::NewStub(suite_->ChannelTo("drafting"));
  numbering_ = numbering::v1::Numbering::NewStub(suite_->ChannelTo("numbering"));
  distribution_ = distribution::v1::Distribution::NewStub(suite_->ChannelTo("distribution"));
  connector_ = connector::v1::Connector::NewStub(suite_->ChannelTo("connector"));
  return absl::OkStatus();
}

void Installation::Close() {
  players_.reset();
  drafting_.reset();
  numbering_.reset();
  distribution_.reset();
  connector_.reset();
  suite_.reset();
}

std::string Installation::DispatchText(std::string_view abstract, std::string_view addressees) {
  return absl::StrCat(
      "Số: /SPH-VP\n\nThử Nghiệm, ngày 02 tháng 3 năm 2026\n\nV/v ", std::string(abstract), "\n\nKính gửi:\n\n",
      std::string(addressees),
      "\n\nThực hiện nhiệm vụ được giao, Sở Phát hành đề nghị các cơ quan phối hợp thực hiện nội dung nêu trên.\n\n"
      "Trân trọng./.\n\nNơi nhận:\n\n- Như trên;\n- Lưu: VT, VP, TK.\n\nGIÁM ĐỐC\n\nTrần Văn Ký\n");
}

absl::StatusOr<drafting::v1::Draft> Installation::CreateDraft(const std::string& text, const std::string& request_id) {
  ASSIGN_OR_RETURN(const rpc::CallOptions drafter, As(kIssuer, "drafter"));
  drafting::v1::CreateDraftRequest request;
  request.set_parent(AgencyName(kIssuer));
  request.set_source(text);
  request.set_file_name("test.txt");
  request.set_request_id(request_id);
  return rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::CreateDraft, request, drafter);
}

absl::StatusOr<drafting::v1::Draft> Installation::Attach(const drafting::v1::Draft& draft, const std::string& file_name,
                                                         const std::string& bytes) {
  ASSIGN_OR_RETURN(const rpc::CallOptions drafter, As(kIssuer, "drafter"));
  bool is_sent = false;
  const auto fill = [&](drafting::v1::UploadAttachmentRequest* chunk) -> absl::StatusOr<bool> {
    if (std::exchange(is_sent, true)) return false;
    chunk->set_name(draft.name());
    chunk->set_file_name(file_name);
    chunk->set_chunk(bytes);
    return true;
  };
  RETURN_IF_ERROR(rpc::CallUpload(*drafting_, &drafting::v1::Drafting::Stub::UploadAttachment, fill, drafter).status());
  return FindDraft(draft.name());
}

absl::Status Installation::Approve(const drafting::v1::Draft& draft) {
  ASSIGN_OR_RETURN(const rpc::CallOptions signer, As(kIssuer, "signer"));
  drafting::v1::PreviewRecipientsRequest preview;
  preview.set_name(draft.name());
  ASSIGN_OR_RETURN(const auto shown,
                   rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::PreviewRecipients, preview, signer));
  drafting::v1::ApproveRevisionRequest approve;
  approve.set_name(draft.name());
  approve.set_revision(draft.revision());
  approve.set_revision_hash(draft.revision_hash());
  approve.set_recipients_digest(shown.recipients_digest());
  return rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::ApproveRevision, approve, signer).status();
}

absl::StatusOr<drafting::v1::Draft> Installation::Revise(const drafting::v1::Draft& draft, const std::string& text) {
  ASSIGN_OR_RETURN(const rpc::CallOptions drafter, As(kIssuer, "drafter"));
  drafting::v1::ReviseDraftRequest request;
  request.set_name(draft.name());
  request.set_source(text);
  request.set_file_name("test.txt");
  request.set_etag(draft.etag());
  request.set_request_id(FreshIdText(randomness_));
  return rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::ReviseDraft, request, drafter);
}

absl::StatusOr<drafting::v1::Draft> Installation::FindDraft(const std::string& draft) {
  ASSIGN_OR_RETURN(const rpc::CallOptions drafter, As(kIssuer, "drafter"));
  drafting::v1::GetDraftRequest request;
  request.set_name(draft);
  return rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::GetDraft, request, drafter);
}

absl::StatusOr<drafting::v1::Issuance> Installation::AgreeToRecipients(const drafting::v1::Issuance& issuance) {
  ASSIGN_OR_RETURN(const rpc::CallOptions signer, As(kIssuer, "signer"));
  drafting::v1::AcceptRecipientsRequest request;
  request.set_name(issuance.name());
  request.set_recipients_digest(issuance.recipients_digest());
  return rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::AcceptRecipients, request, signer);
}

absl::Status Installation::AcceptClock(const std::string& reason) {
  ASSIGN_OR_RETURN(const rpc::CallOptions admin, As(kIssuer, "admin"));
  numbering::v1::AcceptClockRequest request;
  request.set_parent(AgencyName(kIssuer));
  request.set_reason(reason);
  return rpc::CallUnary(*numbering_, &numbering::v1::Numbering::Stub::AcceptClock, request, admin).status();
}

absl::StatusOr<drafting::v1::Issuance> Installation::Issue(const std::string& draft) {
  ASSIGN_OR_RETURN(const rpc::CallOptions clerk, As(kIssuer, "clerk"));
  drafting::v1::IssueDraftRequest request;
  request.set_name(draft);
  return rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::IssueDraft, request, clerk);
}

absl::StatusOr<drafting::v1::Issuance> Installation::Find(const std::string& issuance) {
  ASSIGN_OR_RETURN(const rpc::CallOptions clerk, As(kIssuer, "clerk"));
  drafting::v1::GetIssuanceRequest request;
  request.set_name(issuance);
  return rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::GetIssuance, request, clerk);
}

absl::StatusOr<drafting::v1::Issuance> Installation::Void(const std::string& issuance, const std::string& reason) {
  ASSIGN_OR_RETURN(const rpc::CallOptions clerk, As(kIssuer, "clerk"));
  drafting::v1::VoidIssuanceRequest request;
  request.set_name(issuance);
  request.set_reason(reason);
  return rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::VoidIssuance, request, clerk);
}

absl::StatusOr<distribution::v1::Dispatch> Installation::FindDispatch(const std::string& dispatch) {
  ASSIGN_OR_RETURN(const rpc::CallOptions clerk, As(kIssuer, "clerk"));
  distribution::v1::GetDispatchRequest request;
  request.set_name(dispatch);
  return rpc::CallUnary(*distribution_, &distribution::v1::Distribution::Stub::GetDispatch, request, clerk);
}

absl::StatusOr<std::vector<distribution::v1::Delivery>> Installation::Deliveries(const std::string& dispatch) {
  ASSIGN_OR_RETURN(const rpc::CallOptions clerk, As(kIssuer, "clerk"));
  distribution::v1::ListDeliveriesRequest request;
  request.set_parent(dispatch);
  request.set_page_size(1000);
  ASSIGN_OR_RETURN(const auto page,
                   rpc::CallUnary(*distribution_, &distribution::v1::Distribution::Stub::ListDeliveries, request, clerk));
  return std::vector<distribution::v1::Delivery>(page.deliveries().begin(), page.deliveries().end());
}

absl::Status Installation::Resend(const std::string& delivery) {
  ASSIGN_OR_RETURN(const rpc::CallOptions clerk, As(kIssuer, "clerk"));
  distribution::v1::ResendDeliveryRequest request;
  request.set_name(delivery);
  request.set_request_id(FreshIdText(randomness_));
  return rpc::CallUnary(*distribution_, &distribution::v1::Distribution::Stub::ResendDelivery, request, clerk).status();
}

absl::StatusOr<std::vector<connector::v1::InboxEntry>> Installation::Inbox(const std::string& agency) {
  ASSIGN_OR_RETURN(const rpc::CallOptions recipient, As(agency, "recipient"));
  connector::v1::ListInboxEntriesRequest request;
  request.set_parent(AgencyName(agency));
  request.set_page_size(1000);
  ASSIGN_OR_RETURN(const auto page,
                   rpc::CallUnary(*connector_, &connector::v1::Connector::Stub::ListInboxEntries, request, recipient));
  return std::vector<connector::v1::InboxEntry>(page.entries().begin(), page.entries().end());
}

absl::Status Installation::Refuse(const std::string& agency, const std::string& entry) {
  ASSIGN_OR_RETURN(const rpc::CallOptions recipient, As(agency, "recipient"));
  connector::v1::ReportStatusRequest request;
  request.set_name(entry);
  request.set_status(static_cast<int>(ReceiptStatus::kRefused));
  request.set_reason("gửi nhầm");
  return rpc::CallUnary(*connector_, &connector::v1::Connector::Stub::ReportStatus, request, recipient).status();
}

absl::StatusOr<std::vector<numbering::v1::Number>> Installation::Register(int year) {
  ASSIGN_OR_RETURN(const rpc::CallOptions auditor, As(kIssuer, "auditor"));
  numbering::v1::ListNumbersRequest request;
  request.set_parent(AgencyName(kIssuer));
  request.set_book("van-ban-di");
  request.set_year(year);
  request.set_page_size(1000);
  ASSIGN_OR_RETURN(const auto page, rpc::CallUnary(*numbering_, &numbering::v1::Numbering::Stub::ListNumbers, request, auditor));
  return std::vector<numbering::v1::Number>(page.numbers().begin(), page.numbers().end());
}

std::vector<std::string> Installation::AuditOutcomes(const std::string& event) {
  std::vector<std::string> outcomes;
  auto options = As(kIssuer, "auditor");
  drafting::v1::ListAuditEventsRequest request;
  request.set_parent(AgencyName(kIssuer));
  request.set_page_size(1000);
  const auto page = rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::ListAuditEvents, request, *options);
  for (const auto& found : page->events()) {
    if (found.event() == event) outcomes.push_back(found.outcome());
  }
  return outcomes;
}

std::string Installation::ExchangeContent(const std::string& issuance, const std::string& content) {
  auto database = sql::Database::Open({.url = absl::StrCat("sqlite:", (folder() / "drafting/database.sqlite").string())});
  const std::string id = issuance.substr(issuance.rfind('/') + 1);
  const auto before = sql::Write<std::string>(**database, [&](sql::Transaction& tx) -> absl::StatusOr<std::string> {
    ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select content from issuance where issuance = ?1", id));
    ASSIGN_OR_RETURN(const auto row, rows.One<std::string>());
    RETURN_IF_ERROR(tx.Execute("update issuance set content = ?2 where issuance = ?1", id, content).status());
    return std::get<0>(row);
  });
  return *before;
}

void Installation::Step() {
  for (Pump* pump : suite_->pumps()) {
    if (pump->name() == "drafting.issuance") (void)pump->RunOnce(clock_.Now());
  }
}

bool Installation::Turn(size_t pump) {
  const absl::Time now = clock_.Now();
  return suite_->pumps().at(pump)->RunOnce(now) <= now;
}

void Installation::Settle(absl::Duration horizon) {
  PumpTurner turner(suite_->pumps());
  const absl::Time end = clock_.Now() + horizon;
  absl::Duration step = kStepMin;
  for (int turns = 0; turns < kTurnsMax;) {
    turns += turner.TurnDue(clock_.Now());
    const absl::Time next = turner.NextDue();
    if (next > end) return;
    step = next > clock_.Now() ? std::min(2 * step, kStepMax) : kStepMin;
    if (next > clock_.Now()) clock_.Set(std::max(next, clock_.Now() + step));
    if (clock_.Now() > end) return;
  }
}

}  // namespace vanthu::integration
