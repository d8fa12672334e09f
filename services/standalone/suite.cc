#include "services/standalone/suite.h"

#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/connector/connector.h"
#include "services/directory/directory.h"
#include "services/directory/rpc/directory_import.h"
#include "services/distribution/distribution.h"
#include "services/drafting/drafting.h"
#include "services/numbering/numbering.h"
#include "services/platform/rpc/in_process_server.h"
#include "services/platform/status/macros.h"

namespace vanthu::standalone {

// Members stand in the order of their building: callees before callers, so that they go in the order that shutdown wants.
struct Suite::Parts {
  SuiteConfig config;
  std::unique_ptr<directory::Directory> directory;
  std::unique_ptr<rpc::InProcessServer> directory_server;
  std::unique_ptr<numbering::Numbering> numbering;
  std::unique_ptr<rpc::InProcessServer> numbering_server;
  std::unique_ptr<distribution::Distribution> distribution;
  std::unique_ptr<rpc::InProcessServer> distribution_server;
  std::unique_ptr<drafting::Drafting> drafting;
  std::unique_ptr<rpc::InProcessServer> drafting_server;
  std::unique_ptr<connector::Connector> connector;
  std::unique_ptr<rpc::InProcessServer> connector_server;

  absl::Status OpenDirectory(const SuiteSurroundings& around);
  absl::Status OpenNumbering(const SuiteSurroundings& around);
  absl::Status OpenDistribution(const SuiteSurroundings& around);
  absl::Status OpenDrafting(const SuiteSurroundings& around);
  absl::Status OpenConnector(const SuiteSurroundings& around);

  absl::StatusOr<std::filesystem::path> Folder(files::Disk& disk, std::string_view service, std::string_view part) const;
  absl::StatusOr<sql::DatabaseOptions> DatabaseOf(files::Disk& disk, std::string_view service) const;
  rpc::DoorOptions DoorOptions() const;
};

absl::StatusOr<std::filesystem::path> Suite::Parts::Folder(files::Disk& disk, std::string_view service,
                                                           std::string_view part) const {
  std::filesystem::path folder = config.data_folder / service / part;
  RETURN_IF_ERROR(disk.MakeFolders(folder));
  return folder;
}

absl::StatusOr<sql::DatabaseOptions> Suite::Parts::DatabaseOf(files::Disk& disk, std::string_view service) const {
  ASSIGN_OR_RETURN(const std::filesystem::path folder, Folder(disk, service, ""));
  sql::DatabaseOptions usual{.url = absl::StrCat("sqlite:", (folder / "database.sqlite").string())};
  return config.database ? config.database(service, usual) : usual;
}

rpc::DoorOptions Suite::Parts::DoorOptions() const {
  rpc::DoorOptions options;
  options.audience = config.installation;
  options.token_keys = [key = directory->token_key()] { return std::vector{key}; };
  return options;
}

absl::Status Suite::Parts::OpenDirectory(const SuiteSurroundings& around) {
  directory::DirectoryConfig door{.audience = config.installation,
                                  .is_sample = config.is_sample,
                                  .operator_agency = config.operator_agency,
                                  .password_cost = config.password_cost};
  ASSIGN_OR_RETURN(door.database, DatabaseOf(around.disk, "directory"));
  ASSIGN_OR_RETURN(door.key_folder, Folder(around.disk, "directory", "keys"));
  ASSIGN_OR_RETURN(directory, directory::Directory::Open(door, around.clock, around.randomness));
  ASSIGN_OR_RETURN(directory_server, rpc::InProcessServer::Start(directory->door()));
  return directory::ImportDirectoryFile(directory_server->ChannelFor("standalone"), around.disk, config.directory_file);
}

absl::Status Suite::Parts::OpenNumbering(const SuiteSurroundings& around) {
  numbering::NumberingConfig door{
      .installation = config.installation, .books = config.books, .token_keys = DoorOptions().token_keys};
  ASSIGN_OR_RETURN(door.database, DatabaseOf(around.disk, "numbering"));
  ASSIGN_OR_RETURN(door.key_folder, Folder(around.disk, "numbering", "keys"));
  ASSIGN_OR_RETURN(door.log_folder, Folder(around.disk, "numbering", "log"));
  ASSIGN_OR_RETURN(numbering, numbering::Numbering::Open(door, {around.clock, around.randomness, around.disk,
                                                                directory_server->ChannelFor("numbering")}));
  ASSIGN_OR_RETURN(numbering_server, rpc::InProcessServer::Start(numbering->door()));
  return absl::OkStatus();
}

absl::Status Suite::Parts::OpenDistribution(const SuiteSurroundings& around) {
  distribution::DistributionConfig door{.receipt_wait = config.bus_wait, .door = DoorOptions()};
  ASSIGN_OR_RETURN(door.database, DatabaseOf(around.disk, "distribution"));
  ASSIGN_OR_RETURN(door.files_folder, Folder(around.disk, "distribution", "files"));
  ASSIGN_OR_RETURN(door.key_folder, Folder(around.disk, "distribution", "keys"));
  ASSIGN_OR_RETURN(distribution,
                   distribution::Distribution::Open(std::move(door), {around.clock, around.randomness, around.disk, around.bus,
                                                                      directory_server->ChannelFor("distribution")}));
  ASSIGN_OR_RETURN(distribution_server, rpc::InProcessServer::Start(distribution->door()));
  return absl::OkStatus();
}

absl::Status Suite::Parts::OpenDrafting(const SuiteSurroundings& around) {
  drafting::DraftingConfig door{.books = config.book_choice,
                                .makes_signing_keys = config.is_sample,
                                .picture_folder = config.picture_folder,
                                .draws_pictures = config.is_sample,
                                .timestamp_url = config.timestamp_url,
                                .calendar = config.calendar,
                                .door = DoorOptions()};
  if (config.signs_at_hand) {
    ASSIGN_OR_RETURN(door.signing_key_folder, Folder(around.disk, "drafting", "keys"));
  }
  ASSIGN_OR_RETURN(door.database, DatabaseOf(around.disk, "drafting"));
  ASSIGN_OR_RETURN(door.files_folder, Folder(around.disk, "drafting", "files"));
  ASSIGN_OR_RETURN(drafting,
                   drafting::Drafting::Open(
                       std::move(door), {around.clock, around.randomness, around.disk, directory_server->ChannelFor("drafting"),
                                         numbering_server->ChannelFor("drafting"), distribution_server->ChannelFor("drafting")}));
  ASSIGN_OR_RETURN(drafting_server, rpc::InProcessServer::Start(drafting->door()));
  return absl::OkStatus();
}

absl::Status Suite::Parts::OpenConnector(const SuiteSurroundings& around) {
  connector::ConnectorConfig door{
      .installation = config.installation, .token_keys = DoorOptions().token_keys, .poll_wait = config.bus_wait};
  ASSIGN_OR_RETURN(door.database, DatabaseOf(around.disk, "connector"));
  ASSIGN_OR_RETURN(door.key_folder, Folder(around.disk, "connector", "keys"));
  ASSIGN_OR_RETURN(door.files_folder, Folder(around.disk, "connector", "files"));
  ASSIGN_OR_RETURN(door.endpoints_root, Folder(around.disk, "endpoints", ""));
  ASSIGN_OR_RETURN(connector, connector::Connector::Open(door, {around.clock, around.randomness, around.disk, around.bus,
                                                                directory_server->ChannelFor("connector"),
                                                                distribution_server->ChannelFor("connector")}));
  ASSIGN_OR_RETURN(connector_server, rpc::InProcessServer::Start(connector->door()));
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<Suite>> Suite::Open(SuiteConfig config, SuiteSurroundings surroundings) {
  auto parts = std::make_unique<Parts>();
  parts->config = std::move(config);
  std::unique_ptr<Suite> suite(new Suite(std::move(parts)));  // from here on what was opened is shut down in order
  RETURN_IF_ERROR(suite->parts_->OpenDirectory(surroundings));
  RETURN_IF_ERROR(suite->parts_->OpenNumbering(surroundings));
  RETURN_IF_ERROR(suite->parts_->OpenDistribution(surroundings));
  RETURN_IF_ERROR(suite->parts_->OpenDrafting(surroundings));
  RETURN_IF_ERROR(suite->parts_->OpenConnector(surroundings));
  return suite;
}

Suite::Suite(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Suite::~Suite() {
  // Each server ends with its last call, then the door whose stubs it held; the directory, called by all, is last.
  for (auto* server : {&parts_->connector_server, &parts_->drafting_server, &parts_->distribution_server,
                       &parts_->numbering_server, &parts_->directory_server}) {
    if (*server) (*server)->Shutdown();
  }
}

std::shared_ptr<grpc::Channel> Suite::ChannelTo(std::string_view service, std::string_view caller) {
  const std::map<std::string_view, rpc::InProcessServer*> servers = {{"directory", parts_->directory_server.get()},
                                                                     {"numbering", parts_->numbering_server.get()},
                                                                     {"distribution", parts_->distribution_server.get()},
                                                                     {"drafting", parts_->drafting_server.get()},
                                                                     {"connector", parts_->connector_server.get()}};
  return servers.at(service)->ChannelFor(caller);
}

const std::optional<directory::FirstAdministrator>& Suite::first_administrator() const {
  return parts_->directory->first_administrator();
}

std::vector<Pump*> Suite::pumps() {
  std::vector<Pump*> all = parts_->numbering->pumps();
  for (const auto& pumps : {parts_->distribution->pumps(), parts_->drafting->pumps(), parts_->connector->pumps()}) {
    all.insert(all.end(), pumps.begin(), pumps.end());
  }
  return all;
}

}  // namespace vanthu::standalone
