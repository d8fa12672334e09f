#pragma once

#include <functional>
#include <string>

#include "services/directory/account/directory_importer.h"
#include "services/directory/account/sample_player.h"
#include "services/directory/agency/key_publisher.h"
#include "services/directory/group/directory_shelf.h"
#include "services/directory/person/sample_issuer_adder.h"
#include "services/directory/rpc/account_service.h"
#include "services/directory/rpc/token_mint.h"
#include "services/platform/rpc/api.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"

namespace vanthu::directory {

// What the service speaks for. Owned by the door.
struct DirectoryRooms {
  sql::Database& database;
  Clock& clock;
  DirectoryShelf& shelf;
  DirectoryImporter& importer;
  KeyPublisher& keys;
  SampleIssuerAdder& adder;
  SamplePlayer& player;
};

// vanthu.directory.v1.Directory over the rooms.
class DirectoryService : public rpc::Api<v1::Directory> {
 public:
  // `mint` makes the tokens of sample accounts that are played; `accounts` binds its methods here, and outlives the service.
  DirectoryService(rpc::Door& door, DirectoryRooms rooms, TokenMint mint, AccountService& accounts);

 private:
  using Call = rpc::Call;
  void BindAccounts(AccountService& accounts);
  absl::StatusOr<v1::ImportDirectoryResponse> ImportDirectory(const Call& call, const v1::ImportDirectoryRequest& request);
  absl::StatusOr<v1::Agency> GetAgency(const Call& call, const v1::GetAgencyRequest& request);
  absl::StatusOr<v1::ListAgenciesResponse> ListAgencies(const Call& call, const v1::ListAgenciesRequest& request);
  absl::StatusOr<v1::FindConnectedAgenciesResponse> FindConnectedAgencies(const Call& call,
                                                                          const v1::FindConnectedAgenciesRequest& request);
  absl::StatusOr<v1::ResolveIssuerResponse> ResolveIssuer(const Call& call, const v1::ResolveIssuerRequest& request);
  absl::StatusOr<v1::ExpandRecipientsResponse> ExpandRecipients(const Call& call, const v1::ExpandRecipientsRequest& request);
  absl::StatusOr<v1::JudgeSignerResponse> JudgeSigner(const Call& call, const v1::JudgeSignerRequest& request);
  absl::StatusOr<v1::AddSampleIssuerResponse> AddSampleIssuer(const Call& call, const v1::AddSampleIssuerRequest& request);
  absl::StatusOr<v1::Key> PublishKey(const Call& call, const v1::PublishKeyRequest& request);
  absl::StatusOr<v1::Key> GetKey(const Call& call, const v1::GetKeyRequest& request);
  absl::StatusOr<v1::ListKeysResponse> ListKeys(const Call& call, const v1::ListKeysRequest& request);
  absl::StatusOr<v1::PlaySampleAccountResponse> PlaySampleAccount(const Call& call, const v1::PlaySampleAccountRequest& request);
  absl::StatusOr<v1::ListAuditEventsResponse> ListAuditEvents(const Call& call, const v1::ListAuditEventsRequest& request);

  DirectoryRooms rooms_;
  const TokenMint mint_;
};

}  // namespace vanthu::directory
