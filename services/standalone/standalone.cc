#include "services/standalone/standalone.h"

#include <filesystem>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "gateway/contracts.h"
#include "gateway/http/gateway.h"
#include "gateway/http/gateway_file.h"
#include "gateway/http/session_credentials.h"
#include "services/drafting/rpc/book_choice.h"
#include "services/platform/bus/embedded_broker.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/files/disk.h"
#include "services/platform/runtime/calendar_file.h"
#include "services/platform/runtime/config_file.h"
#include "services/platform/runtime/data_folder.h"
#include "services/platform/runtime/json_log.h"
#include "services/platform/runtime/protobuf_log.h"
#include "services/platform/runtime/pump_runner.h"
#include "services/platform/runtime/system_clock.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/standalone/office_clock.h"
#include "services/standalone/suite.h"
#include "services/standalone/trust_export.h"
#include "vanthu/config/v1/standalone.pb.h"

namespace vanthu::standalone {
namespace {

constexpr char kLogFile[] = "log.jsonl";
constexpr char kAddressFile[] = "address";  // there while the gateway listens: for scripts, which may leave the port to chance
constexpr absl::Duration kDrainGrace = absl::Seconds(10);  // what is under way when the process is told to stop

absl::StatusOr<SuiteConfig> SuiteConfigOf(const config::v1::Standalone& file, const Options& options,
                                          const std::filesystem::path& data_folder) {
  if (file.installation().empty()) return runtime::WrongConfig(options.config, "installation", "để trống", "it is empty");
  SuiteConfig config{.installation = file.installation(),
                     .data_folder = data_folder,
                     .is_sample = file.sample(),
                     .timestamp_url = file.timestamp_url()};
  config.directory_file = runtime::PathIn(options.config, file.directory_file());
  config.picture_folder = runtime::PathIn(options.config, file.picture_folder());
  if (!file.calendar_file().empty()) {
    ASSIGN_OR_RETURN(config.calendar, runtime::LoadCalendarFile(runtime::PathIn(options.config, file.calendar_file())));
  }
  auto operator_agency = AgencyId::Of(file.operator_agency().empty() ? file.installation() : file.operator_agency());
  if (!operator_agency.ok())
    return runtime::WrongConfig(options.config, "operator_agency", "không phải mã cơ quan", "it is no agency's id");
  config.operator_agency = *std::move(operator_agency);
  for (const std::string& book : file.books()) {
    ASSIGN_OR_RETURN(BookId id, BookId::Of(book));
    config.books.insert(std::move(id));
  }
  ASSIGN_OR_RETURN(config.book_choice, drafting::BookChoiceOf(options.config, file.common_book(), file.book_of_type()));
  return config;
}

// Where the gateway is to listen; nothing: nowhere.
absl::StatusOr<std::optional<gateway::ServerOptions>> GatewayServerOf(const config::v1::Standalone& file,
                                                                      const Options& options) {
  const std::string& listen = options.listen.empty() ? file.listen() : options.listen;
  if (listen.empty()) return std::nullopt;
  gateway::ServerOptions server;
  RETURN_IF_ERROR(gateway::ListenAt(listen, options.config, &server));
  return server;
}

}  // namespace

// In the order of building: what is used stands above its users.
struct Standalone::Parts {
  Parts(runtime::DataFolder opened, std::unique_ptr<files::Disk> system_disk, absl::Duration offset)
      : folder(std::move(opened)), disk(std::move(system_disk)), clock(offset) {}

  std::string installation;
  runtime::DataFolder folder;
  std::unique_ptr<files::Disk> disk;
  runtime::SystemClock clock;
  crypto::SystemRandomness randomness;
  std::optional<runtime::JsonLog> log;
  std::optional<runtime::ProtobufLog> protobuf_log;
  std::unique_ptr<bus::EmbeddedBroker> broker;
  std::unique_ptr<bus::Bus> bus;
  std::unique_ptr<Suite> suite;
  std::optional<gateway::ServerOptions> gateway_server;
  std::filesystem::path desk_folder;
  runtime::SystemClock wall_clock;            // what HTTP says of the time is true, whatever day the office plays
  std::optional<runtime::PumpRunner> runner;  // its threads end before what they turn
  std::unique_ptr<gateway::Gateway> gateway;  // last: networks close before all else
};

absl::StatusOr<std::unique_ptr<Standalone>> Standalone::Open(const Options& options) {
  ASSIGN_OR_RETURN(runtime::DataFolder folder, runtime::DataFolder::Open(options.data));
  config::v1::Standalone file;
  RETURN_IF_ERROR(runtime::LoadConfigFile(options.config, &file));
  ASSIGN_OR_RETURN(SuiteConfig config, SuiteConfigOf(file, options, folder.path()));
  ASSIGN_OR_RETURN(auto gateway_server, GatewayServerOf(file, options));
  auto disk = files::MakeSystemDisk();
  RETURN_IF_ERROR(disk->RemoveAll(folder.path() / kAddressFile));  // of one that was killed
  ASSIGN_OR_RETURN(const absl::Duration offset,
                   OfficeClockOffset(*disk, folder.path(), options.as_of, runtime::SystemClock().Now()));
  auto parts = std::make_unique<Parts>(std::move(folder), std::move(disk), offset);
  parts->gateway_server = std::move(gateway_server);
  parts->desk_folder = runtime::PathIn(options.config, file.desk_folder());
  parts->installation = config.installation;
  // Not on stderr: the screen is the person's.
  ASSIGN_OR_RETURN(parts->log, runtime::JsonLog::ToFile("standalone", parts->clock, parts->folder.path() / kLogFile));
  parts->protobuf_log.emplace(*parts->log);
  ASSIGN_OR_RETURN(parts->broker, bus::EmbeddedBroker::Start(parts->randomness));
  parts->bus = parts->broker->NewBus("vanthu-standalone");
  ASSIGN_OR_RETURN(parts->suite, Suite::Open(std::move(config), {parts->clock, parts->randomness, *parts->disk, *parts->bus}));
  parts->runner.emplace(parts->clock, &*parts->log);
  for (Pump* pump : parts->suite->pumps()) parts->runner->Add(*pump);
  return std::unique_ptr<Standalone>(new Standalone(std::move(parts)));
}

Standalone::Standalone(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Standalone::~Standalone() = default;

absl::Status Standalone::ExportTrust(const std::string& file, Screen& screen) {
  const auto trust = GatherTrust(parts_->suite->ChannelTo("directory"), parts_->installation, *parts_->disk,
                                 parts_->folder.path() / "numbering/log");
  if (!trust.ok()) return trust.status();
  RETURN_IF_ERROR(files::WriteWhole(*parts_->disk, std::filesystem::absolute(file),
                                    verification::TrustFileText(*trust, TrustRemark(parts_->installation, parts_->clock.Now()))));
  screen.Say(
      absl::StrCat("Chứng thư và khóa sổ đăng ký được tin cậy: ", file, ". Kiểm tra: vanthu verify TỆP.pdf --trust ", file),
      absl::StrCat("Certificates and log keys to be trusted: ", file, ". To check: vanthu verify FILE.pdf --trust ", file));
  return absl::OkStatus();
}

absl::Status Standalone::Serve(Screen& screen) {
  if (const auto& first = parts_->suite->first_administrator()) {
    const std::string account = absl::StrCat("accounts/", first->account.text());
    screen.Say(absl::StrCat("Chưa quản trị viên nào có mật khẩu. Đặt mật khẩu cho ", account,
                            ": POST /v1/accounts:setPassword, `secret` là nội dung tệp ", first->secret_file),
               absl::StrCat("No administrator has a password yet. To set that of ", account,
                            ": POST /v1/accounts:setPassword, its `secret` is the text of ", first->secret_file));
  }
  if (!parts_->gateway_server) return absl::OkStatus();
  gateway::GatewayConfig config{.server = *parts_->gateway_server};
  for (const char* service : {"directory", "numbering", "distribution", "drafting", "connector"}) {
    config.services.emplace(gateway::ContractOf(service), parts_->suite->ChannelTo(service, "gateway"));
  }
  config.contracts.emplace_back(gateway::ContractDescriptors());
  ASSIGN_OR_RETURN(config.desk, gateway::DeskFiles::Read(*parts_->disk, parts_->desk_folder));
  const bool has_desk = !config.desk.empty();
  const std::string address = config.server.address;
  auto credentials = gateway::CredentialsFor(config.services, parts_->clock);
  ASSIGN_OR_RETURN(parts_->gateway, gateway::Gateway::Open(std::move(config), parts_->wall_clock, std::move(credentials)));
  const std::string url = absl::StrCat("http://", address, ":", parts_->gateway->port());
  RETURN_IF_ERROR(files::WriteWhole(*parts_->disk, parts_->folder.path() / kAddressFile, absl::StrCat(url, "\n")));
  const std::string page = absl::StrCat(url, "/openapi.json");
  screen.Say(absl::StrCat("HTTP và JSON: ", page), absl::StrCat("HTTP and JSON: ", page));
  if (has_desk) {
    screen.Say(absl::StrCat("Bàn làm việc: ", url, "/"), absl::StrCat("The desk: ", url, "/"));
  } else {
    screen.Say("Không có bàn làm việc trên trình duyệt: chưa dựng (./dev desk).",
               "There is no desk for browsers: it was not built (./dev desk).");
  }
  return absl::OkStatus();
}

void Standalone::Drain() {
  if (!parts_->gateway) return;
  parts_->disk->RemoveAll(parts_->folder.path() / kAddressFile).IgnoreError();  // else the next start removes it
  parts_->gateway->Drain(kDrainGrace);
}

}  // namespace vanthu::standalone
