#include "tests/integration/invariants.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"
#include "services/numbering/audit/leaf_audit.h"
#include "services/numbering/audit/register_audit.h"
#include "services/platform/calendar/vietnam_calendar.h"
#include "services/platform/crypto/sha256.h"
#include "services/verification/manifest.h"
#include "services/verification/register_proof.h"

namespace vanthu::integration {
namespace {

namespace fs = std::filesystem;

using connector::v1::InboxEntry;
using distribution::v1::Delivery;
using drafting::v1::Issuance;
using numbering::v1::Number;

constexpr const char* kRecipients[] = {"t-a", "t-b", "t-c"};

std::string ReadWhole(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

// A dispatch as it lies in a recipient's folder.
struct HandedOver {
  fs::path folder;
  verification::Manifest manifest;
};

// Judges what an installation did, and gathers what is broken.
class Judge {
 public:
  Judge(Desk& desk, const Evidence& evidence, const Told& told) : desk_(desk), evidence_(evidence), told_(told) {}

  std::vector<std::string> Run() {
    JudgeRegister();
    JudgeAudit();
    for (const char* agency : kRecipients) FindFolders(agency);
    for (const std::string& name : told_.issuances) JudgeIssuance(name);
    return std::move(broken_);
  }

 private:
  void Broken(std::string sentence) { broken_.push_back(std::move(sentence)); }

  template <class T>
  const T* Need(const absl::StatusOr<T>& result, std::string_view what) {
    if (result.ok()) return &*result;
    Broken(absl::StrCat(std::string(what), ": ", result.status().ToString()));
    return nullptr;
  }

  // Promise 1, as the service answers it.
  void JudgeRegister() {
    const auto answered = desk_.Register(static_cast<int>(DayInVietnam(evidence_.now).year()));
    const auto* numbers = Need(answered, "the register cannot be read");
    if (numbers == nullptr) return;
    int64_t expected = 1;
    std::string last_day;
    for (const Number& number : *numbers) {
      if (number.number() != expected++) Broken(absl::StrCat("the register jumps at number ", number.number()));
      if (number.state() == numbering::v1::NUMBER_STATE_ALLOCATED)
        Broken(absl::StrCat("number ", number.number(), " was never finished"));
      if (number.day() < last_day) Broken(absl::StrCat("number ", number.number(), " has an earlier day than the one before"));
      last_day = number.day();
      numbers_[number.name()] = number;
    }
  }

  // Promise 1, as an auditor without any server finds it.
  void JudgeAudit() {
    const auto today = DayInVietnam(evidence_.now);
    numbering::RegisterAudit audit({today, calendar::VietnamCalendar(), 5, std::nullopt}, {});
    auto database =
        sql::Database::Open({.url = absl::StrCat("sqlite:", (evidence_.folder / "numbering/database.sqlite").string())});
    if (!database.ok()) return Broken("the register's database cannot be opened");
    if (const auto added = audit.AddDatabase(**database); !added.ok()) Broken(added.ToString());
    if (const auto added = audit.AddCopy(evidence_.disk, evidence_.folder / "numbering/log"); !added.ok())
      Broken(added.ToString());
    const numbering::AuditReport report = audit.Report();
    if (!report.IsClean()) Broken(absl::StrCat("the audit of the register: ", numbering::ReportText(report)));
  }

  void FindFolders(const std::string& agency) {
    const fs::path root = evidence_.folder / "endpoints" / agency;
    if (!fs::exists(root)) return;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      const bool is_staged = entry.path().string().find("/.") != std::string::npos;
      if (is_staged || entry.path().filename() != "manifest.txt") continue;
      const auto manifest = verification::ParseManifest(ReadWhole(entry.path()));
      if (!manifest.ok()) {
        Broken(absl::StrCat("a half written folder: ", entry.path().string()));
        continue;
      }
      HandedOver handed{entry.path().parent_path(), *manifest};
      JudgeFolder(handed);
      folders_[{agency, manifest->dispatch.text()}].push_back(std::move(handed));
    }
  }

  // Promise 3: the folder alone proves its dispatch.
  void JudgeFolder(const HandedOver& handed) {
    std::vector<verification::FileEntry> files = handed.manifest.attachments;
    files.push_back(handed.manifest.pdf);
    for (const verification::FileEntry& file : files) {
      const bool is_there = std::any_of(fs::directory_iterator(handed.folder), fs::directory_iterator(), [&](const auto& entry) {
        return crypto::Sha256(ReadWhole(entry.path())) == file.digest;
      });
      if (!is_there) Broken(absl::StrCat(handed.folder.string(), " lacks ", file.name));
    }
    const auto json = nlohmann::json::parse(ReadWhole(handed.folder / "dispatch.json"), nullptr, false);
    if (json.value("signature_level", "").empty())
      Broken(absl::StrCat(handed.folder.string(), " tells no level of its signatures"));
    const auto key = LogKey();
    const verification::RegisterProof proof{ReadWhole(handed.folder / "register-leaf.txt"),
                                            absl::HexStringToBytes(json["register"].value("nonce", "")),
                                            ReadWhole(handed.folder / "register.tlog-proof")};
    const auto judged =
        verification::JudgeRegisterProof(proof, handed.manifest, {absl::StrCat("thu-nghiem/", kIssuer, "/"), key});
    if (!judged.ok()) Broken(absl::StrCat(handed.folder.string(), ": ", judged.ToString()));
  }

  crypto::PublicKey LogKey() {
    crypto::SeededRandomness never_used(0);
    const fs::path file = evidence_.folder / "numbering/keys" / absl::StrCat(kIssuer, ".log.pem");
    return crypto::SigningKey::LoadOrCreate(file.string(), never_used)->public_key();
  }

  void JudgeIssuance(const std::string& name) {
    const auto answered = desk_.Find(name);
    const auto* issuance = Need(answered, absl::StrCat(name, " is lost"));
    if (issuance == nullptr) return;
    const std::string number_name = absl::StrCat("agencies/", kIssuer, "/numbers/", name.substr(name.rfind('/') + 1));
    const auto number = numbers_.find(number_name);
    switch (issuance->state()) {
      case drafting::v1::ISSUANCE_STATE_PUBLISHED:
        if (number == numbers_.end() || number->second.number() != issuance->number())
          Broken(absl::StrCat(name, " has another number than the register"));
        JudgeDeliveries(*issuance);
        break;
      case drafting::v1::ISSUANCE_STATE_VOIDED:
        if (number != numbers_.end() && number->second.state() != numbering::v1::NUMBER_STATE_VOIDED)
          Broken(absl::StrCat(name, " is voided, its number is not"));
        break;
      case drafting::v1::ISSUANCE_STATE_REFUSED:
        if (number != numbers_.end()) Broken(absl::StrCat(name, " was refused and spent a number"));
        break;
      default:
        Broken(absl::StrCat(name, " did not come to its end: ", issuance->ShortDebugString()));
    }
  }

  // Promise 2.
  void JudgeDeliveries(const Issuance& issuance) {
    const auto answered = desk_.Deliveries(issuance.dispatch());
    const auto* deliveries = Need(answered, absl::StrCat(issuance.dispatch(), " is lost"));
    if (deliveries == nullptr) return;
    if (deliveries->size() != std::size(kRecipients))
      Broken(absl::StrCat(issuance.dispatch(), " has ", deliveries->size(), " deliveries"));
    for (const Delivery& delivery : *deliveries) JudgeDelivery(issuance, delivery);
  }

  void JudgeDelivery(const Issuance& issuance, const Delivery& delivery) {
    const std::string agency = delivery.recipient().substr(delivery.recipient().find('/') + 1);
    const auto answered = desk_.Inbox(agency);
    const auto* inbox = Need(answered, absl::StrCat("the inbox of ", agency));
    if (inbox == nullptr) return;
    size_t handed_over = 0;
    size_t kept = 0;
    for (const InboxEntry& entry : *inbox) {
      if (entry.dispatch() != issuance.dispatch()) continue;
      const bool is_refused = std::find(entry.statuses().begin(), entry.statuses().end(), 2) != entry.statuses().end();
      if (entry.has_handed_over_at()) ++handed_over;
      if (entry.has_handed_over_at() && !is_refused) ++kept;
    }
    const std::string id = issuance.dispatch().substr(issuance.dispatch().rfind('/') + 1);
    const size_t there = folders_[{agency, id}].size();
    if (there != handed_over)
      Broken(absl::StrCat(agency, " has ", there, " folders of ", delivery.name(), ", and handed over ", handed_over));
    if (kept > 1) Broken(absl::StrCat(agency, " keeps ", kept, " copies of ", delivery.name()));
    const bool is_refused = delivery.state() == distribution::v1::DELIVERY_STATE_REFUSED;
    const bool is_receipted = delivery.state() == distribution::v1::DELIVERY_STATE_RECEIPTED;
    if (!is_refused && !is_receipted) Broken(absl::StrCat("not at its end: ", delivery.ShortDebugString()));
    if (is_receipted && kept != 1) Broken(absl::StrCat(delivery.name(), " is receipted, and ", agency, " keeps ", kept));
  }

  Desk& desk_;
  const Evidence& evidence_;
  const Told& told_;
  std::map<std::string, Number> numbers_;
  std::map<std::pair<std::string, std::string>, std::vector<HandedOver>> folders_;  // by agency and dispatch
  std::vector<std::string> broken_;
};

}  // namespace

std::vector<std::string> BrokenPromises(Desk& desk, const Evidence& evidence, const Told& told) {
  return Judge(desk, evidence, told).Run();
}

std::vector<std::string> BrokenPromises(Installation& installation, const Told& told) {
  return BrokenPromises(installation, {installation.folder(), installation.clock().Now(), installation.disk()}, told);
}

}  // namespace vanthu::integration
