#include "services/platform/runtime/doctor.h"

#include <sys/stat.h>
#include <sys/timex.h>

#include <algorithm>
#include <iterator>
#include <mutex>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/bus/kafka_broker_admin.h"
#include "services/platform/crypto/public_key_pem.h"
#include "services/platform/rpc/service_channel.h"
#include "services/platform/runtime/tcp_probe.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::runtime {
namespace {

constexpr absl::Duration kClockSpare = absl::Minutes(5);  // as numbering bears it
constexpr absl::Duration kPatience = absl::Seconds(3);    // with a peer or a broker
constexpr double kFreeBytesMin = double{1 << 30};
constexpr int kNamedTopics = 5;
constexpr mode_t kOthers = S_IRWXG | S_IRWXO;

std::optional<absl::Time> LastWrite(const std::filesystem::path& path) {
  struct stat facts {};
  if (stat(path.c_str(), &facts) != 0) return std::nullopt;
  return absl::TimeFromTimespec(facts.st_mtim);
}

// What librdkafka's threads said last about TLS: the only place where a refused certificate is told.
class LastTlsComplaint {
 public:
  void Take(std::string_view line) {
    if (line.find("SSL") == std::string_view::npos) return;
    std::lock_guard lock(mutex_);
    line_ = line;
  }
  std::string Text() {
    std::lock_guard lock(mutex_);
    return line_.empty() ? "" : absl::StrCat(" [", line_, "]");
  }

 private:
  std::mutex mutex_;  // guards line_
  std::string line_;
};

bool IsSynchronised() {
  timex question{};
  const int state = ntp_adjtime(&question);
  return state != -1 && state != TIME_ERROR && (question.status & STA_UNSYNC) == 0;
}

}  // namespace

Doctor::Doctor(ProcessPlan plan, std::optional<bus::KafkaOptions> broker, Clock& clock)
    : plan_(std::move(plan)), broker_(std::move(broker)), clock_(clock), disk_(files::MakeSystemDisk()) {}

std::vector<Finding> Doctor::Examine() {
  findings_.clear();
  const bool owns_something = !plan_.data_folder.empty();
  ExamineClock();
  if (owns_something) ExamineDisk();
  if (owns_something) ExamineDatabase();
  ExamineBroker();
  ExaminePeers();
  if (owns_something) ExamineKeys();
  const auto certificate = ExamineCertificate(*disk_, plan_.tls, plan_.service, clock_.Now());
  findings_.insert(findings_.end(), certificate.begin(), certificate.end());
  return std::move(findings_);
}

void Doctor::Add(Health health, std::string subject, std::string vietnamese, std::string english) {
  findings_.push_back({health, std::move(subject), std::move(vietnamese), std::move(english)});
}

void Doctor::AddFailure(std::string subject, const absl::Status& failure, std::string_view advice, std::string_view advice_en) {
  Add(Health::kIll, std::move(subject),
      absl::StrCat(status::Text(failure, status::Language::kVietnamese), " → ", std::string(advice)),
      absl::StrCat(status::Text(failure, status::Language::kEnglish), " → ", std::string(advice_en)));
}

void Doctor::ExamineClock() {
  const absl::Time now = clock_.Now();
  const auto written = plan_.data_folder.empty() ? std::nullopt : LastWrite(plan_.Folder("database.sqlite"));
  if (written && *written > now + kClockSpare) {
    return Add(Health::kIll, "clock",
               absl::StrCat("Đồng hồ chậm hơn lần ghi cuối vào cơ sở dữ liệu ", absl::FormatDuration(*written - now),
                            " → chỉnh giờ máy (timedatectl set-ntp true) rồi khám lại; đừng cấp số trước đó."),
               absl::StrCat("The clock is ", absl::FormatDuration(*written - now),
                            " behind the last write to the database → set it (timedatectl set-ntp true) and look again; give no "
                            "number before."));
  }
  if (!IsSynchronised()) {
    return Add(Health::kNote, "clock", "Giờ máy không được đồng bộ với máy chủ giờ → bật systemd-timesyncd hoặc chrony.",
               "The machine's clock is not kept by a time server → turn on systemd-timesyncd or chrony.");
  }
  Add(Health::kWell, "clock", "Đồng hồ được đồng bộ.", "The clock is kept by a time server.");
}

void Doctor::ExamineDisk() {
  const std::string folder = plan_.data_folder.string();
  // It makes no folder: one that is not there is a disk that is not mounted, or a slip of the pen in the file.
  const std::filesystem::path probe = plan_.Folder("doctor.probe");
  const absl::Status written = files::WriteWhole(*disk_, probe, "probe");
  (void)disk_->RemoveAll(probe);
  if (!written.ok()) {
    return AddFailure("disk", written, "kiểm tra ổ đĩa đã gắn, quyền của người dùng chạy dịch vụ và chỗ trống.",
                      "see that the disk is mounted, the service's user may write there, and space is left.");
  }
  std::error_code error;
  const auto space = std::filesystem::space(plan_.data_folder, error);
  const double free = error ? 0 : static_cast<double>(space.available);
  const std::string size = absl::StrFormat("%.1f GB", free / 1e9);
  if (free < kFreeBytesMin) {
    return Add(Health::kIll, "disk",
               absl::StrCat(folder, " chỉ còn ", size, " → dọn hoặc mở rộng đĩa; khi hết chỗ, việc phát hành dừng chờ."),
               absl::StrCat(folder, " has only ", size, " left → free or add space; when it is full, issuing waits."));
  }
  Add(Health::kWell, "disk", absl::StrCat(folder, " ghi được, còn ", size, "."),
      absl::StrCat(folder, " can be written to, ", size, " are left."));
}

void Doctor::ExamineDatabase() {
  const bool is_new = plan_.postgresql_url_file.empty() && !disk_->Exists(plan_.Folder("database.sqlite"));
  if (is_new) {
    return Add(Health::kNote, "database", "Chưa có cơ sở dữ liệu: lần chạy đầu sẽ tạo.",
               "There is no database yet: the first start makes it.");
  }
  absl::Time server = absl::InfinitePast();
  const absl::Status looked = [&]() -> absl::Status {
    ASSIGN_OR_RETURN(const sql::DatabaseOptions options, DatabaseOf(plan_));
    ASSIGN_OR_RETURN(const auto database, sql::Database::Open(options));
    return database->Read([&](sql::Transaction& tx) -> absl::Status {
      ASSIGN_OR_RETURN(const std::optional<absl::Time> time, tx.ServerTime());
      server = time.value_or(absl::InfinitePast());
      return audit::List(tx, AgencyId(), 0, 1).status();
    });
  }();
  if (!looked.ok()) {
    return AddFailure(
        "database", looked,
        "SQLite: khôi phục từ bản sao lưu gần nhất (docs/operations.md); PostgreSQL: kiểm tra máy chủ, chuỗi kết nối, "
        "quyền, rồi chạy migrate.",
        "SQLite: restore the last backup (docs/operations.md); PostgreSQL: look at the server, the connection string and "
        "the rights, then run migrate.");
  }
  Add(Health::kWell, "database", "Cơ sở dữ liệu đọc được.", "The database can be read.");
  if (server != absl::InfinitePast()) ExamineServersClock(server);
}

void Doctor::ExamineServersClock(absl::Time server) {
  const absl::Duration apart = absl::AbsDuration(server - clock_.Now());
  if (apart <= kClockSpare) return;
  Add(Health::kIll, "clock",
      absl::StrCat("Giờ máy lệch giờ của PostgreSQL ", absl::FormatDuration(apart), " → đồng bộ cả hai máy với máy chủ giờ."),
      absl::StrCat("The clock is ", absl::FormatDuration(apart), " off PostgreSQL's → keep both machines by a time server."));
}

void Doctor::ExamineBroker() {
  if (!broker_) return;
  bus::KafkaOptions options = *broker_;
  options.request_timeout = kPatience;
  LastTlsComplaint complaint;
  options.log = [&complaint](std::string_view line) { complaint.Take(line); };
  const auto bus = bus::KafkaBus::Of(options);
  const auto identity = bus.ok() ? (*bus)->LogIdentity() : bus.status();
  if (!identity.ok()) {
    return AddFailure("broker", identity.status(),
                      absl::StrCat("kiểm tra Kafka ở ", options.bootstrap_servers, " đang chạy, tường lửa, và chứng thư mà ",
                                   "broker.properties nêu: còn hạn, cùng một nơi cấp với Kafka.", complaint.Text()),
                      absl::StrCat("see that Kafka runs at ", options.bootstrap_servers, ", its firewall, and the certificates ",
                                   "that broker.properties names: valid, and of Kafka's own authority.", complaint.Text()));
  }
  ExamineAccess(options, *identity);
}

void Doctor::ExamineAccess(const bus::KafkaOptions& options, const std::string& cluster) {
  const auto admin = bus::KafkaBrokerAdmin::Of(options);
  const auto topics = admin.ok() ? (*admin)->Topics() : admin.status();
  const absl::Status group = admin.ok() ? (*admin)->MayUseItsGroup() : admin.status();
  for (const absl::Status& refused : {topics.status(), group}) {
    if (!refused.ok()) {
      return AddFailure("broker", refused, "khám lại sau khi quyền đã cấp.", "look again when that is allowed.");
    }
  }
  if (topics->empty()) {
    return Add(
        Health::kIll, "broker",
        "Kafka chưa cho tiến trình này thấy chủ đề nào → trên máy của vanthu-distribution chạy \"topics apply\"; nếu không thiếu "
        "gì, đối chiếu mục principals ở đó với tên trong chứng thư này.",
        "Kafka shows this process no topic → run \"topics apply\" on the machine of vanthu-distribution; where nothing is "
        "missing, compare its principals with the name in this certificate.");
  }
  const std::vector<std::string> first(topics->begin(),
                                       std::next(topics->begin(), std::min<ptrdiff_t>(kNamedTopics, std::ssize(*topics))));
  const std::string names = absl::StrCat(absl::StrJoin(first, ", "), first.size() < topics->size() ? ", …" : "");
  Add(Health::kWell, "broker",
      absl::StrCat("Kafka trả lời, cụm ", cluster, ", cho dùng ", topics->size(), " chủ đề: ", names, "."),
      absl::StrCat("Kafka answers, cluster ", cluster, ", and lets this process use ", topics->size(), " topics: ", names, "."));
}

void Doctor::ExaminePeers() {
  for (const auto& [service, address] : plan_.peers) {
    const std::string subject = absl::StrCat("peer ", service);
    if (!AnswersTcp(address, kPatience)) {
      Add(Health::kIll, subject, absl::StrCat("Không có gì nghe ở ", address, " → chạy vanthu-", service, " hoặc sửa `peers`."),
          absl::StrCat("Nothing listens at ", address, " → start vanthu-", service, ", or mend `peers`."));
      continue;
    }
    const auto channel = rpc::ServiceChannel(address, plan_.tls, service);
    if (!channel->WaitForConnected(absl::ToChronoTime(absl::Now() + kPatience))) {
      Add(Health::kIll, subject,
          absl::StrCat(address, " không chấp nhận TLS của tiến trình này, hoặc không phải ", service,
                       " → hai bên cần chứng thư cùng một nơi cấp, còn hạn, đúng tên dịch vụ."),
          absl::StrCat(address, " does not take this process's TLS, or is not ", service,
                       " → both sides need valid certificates of one authority, with the service's name."));
      continue;
    }
    Add(Health::kWell, subject, absl::StrCat(service, " trả lời ở ", address, "."),
        absl::StrCat(service, " answers at ", address, "."));
  }
}

void Doctor::ExamineKeys() {
  const auto pem = disk_->Read(plan_.token_keys_file, 0, kPemBytesMax);
  const auto tokens = pem.ok() ? crypto::PublicKeysFromPem(plan_.token_keys_file.string(), *pem) : pem.status();
  if (!tokens.ok()) {
    AddFailure("keys", tokens.status(),
               "vanthu-directory ghi tệp này khi khởi động; chép nó sang máy này. Thiếu nó thì không ai đăng nhập được ở đây.",
               "vanthu-directory writes this file when it starts; copy it to this machine. Without it no person gets in here.");
  }
  std::vector<std::string> open;
  const auto names = disk_->List(plan_.Folder("keys"));
  for (const std::string& name : names.ok() ? *names : std::vector<std::string>()) {
    struct stat facts {};
    const std::filesystem::path path = plan_.Folder("keys") / name;
    if (stat(path.c_str(), &facts) == 0 && S_ISREG(facts.st_mode) && (facts.st_mode & kOthers) != 0) open.push_back(path);
  }
  for (const std::string& path : open) {
    Add(Health::kIll, "keys",
        absl::StrCat("Người khác đọc được khóa ", path, " → chmod 600, và thay khóa nếu máy có người dùng khác."),
        absl::StrCat("Others can read the key ", path, " → chmod 600, and rotate it where the machine has other users."));
  }
  if (tokens.ok() && open.empty()) {
    Add(Health::kWell, "keys", "Khóa đầy đủ và chỉ tiến trình này đọc được.",
        "The keys are there, and only this process can read them.");
  }
}

bool IsWell(const std::vector<Finding>& findings) {
  return std::none_of(findings.begin(), findings.end(), [](const Finding& f) { return f.health == Health::kIll; });
}

std::string FindingsText(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    const char* mark = finding.health == Health::kWell ? "ok  " : finding.health == Health::kNote ? "note" : "ILL ";
    absl::StrAppend(&text, mark, "  ", finding.subject, ": ", finding.vietnamese, "\n      ", finding.english, "\n");
  }
  return text;
}

}  // namespace vanthu::runtime
