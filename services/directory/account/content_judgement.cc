#include "services/directory/account/content_judgement.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/directory/limits.h"
#include "services/directory/person/signature_form.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
namespace {

struct Rule {
  std::string vietnamese;
  std::string english;
};

absl::Status Invalid(std::string field, std::string value, Rule rule) {
  return status::Error(status::Reason::kInvalidField, {{"field", std::move(field)},
                                                       {"value", std::move(value)},
                                                       {"rule", std::move(rule.vietnamese)},
                                                       {"rule_en", std::move(rule.english)}});
}

// Judges the entries of one import, each under its resource name.
class ContentJudge {
 public:
  explicit ContentJudge(const DirectoryContent& existing) {
    for (const Agency& agency : existing.book.agencies) Know(agency);
  }
  void Know(const Agency& agency) {
    agencies_.insert(agency.id);
    for (const Unit& unit : agency.units) units_.emplace(agency.id, unit.id);
  }

  absl::Status Judge(const Agency& agency) {
    const std::string entry = Recipient{agency.id, {}}.Name();
    RETURN_IF_ERROR(Once(entry));
    RETURN_IF_ERROR(Named(entry, agency.display_name, agency.other_names));
    RETURN_IF_ERROR(InOrder(entry, agency.validity));
    if (!agency.parent.empty()) RETURN_IF_ERROR(Known(entry + ".parent", agency.parent));
    if (!agency.province.empty()) RETURN_IF_ERROR(Known(entry + ".province", agency.province));
    for (const Unit& unit : agency.units) {
      const std::string name = Recipient{agency.id, unit.id}.Name();
      RETURN_IF_ERROR(Once(name));
      RETURN_IF_ERROR(Named(name, unit.display_name, unit.other_names));
      RETURN_IF_ERROR(InOrder(name, unit.validity));
    }
    return absl::OkStatus();
  }

  absl::Status Judge(const Succession& succession) {
    const std::string entry = absl::StrCat("successions/", succession.predecessor.text(), "/", succession.successor.text());
    RETURN_IF_ERROR(Once(entry));
    RETURN_IF_ERROR(Known(entry + ".predecessor", succession.predecessor));
    RETURN_IF_ERROR(Known(entry + ".successor", succession.successor));
    if (succession.predecessor == succession.successor) {
      return Invalid(entry + ".successor", succession.successor.text(),
                     {"Cơ quan không thể kế thừa chính mình.", "An agency cannot succeed itself."});
    }
    if (!succession.basis.empty()) return absl::OkStatus();
    return Invalid(entry + ".basis", "", {"Phải nêu văn bản làm căn cứ kế thừa.", "The decision that says so has to be named."});
  }

  absl::Status Judge(const Group& group) {
    const std::string entry = group.key.Name();
    RETURN_IF_ERROR(Once(entry));
    RETURN_IF_ERROR(Known(entry, group.key.owner));
    RETURN_IF_ERROR(Named(entry, group.display_name, group.other_names));
    for (const GroupRule& rule : group.rules) {
      RETURN_IF_ERROR(InOrder(entry, rule.validity));
      for (const Recipient& member : rule.members) RETURN_IF_ERROR(Known(entry + ".members", member));
    }
    return absl::OkStatus();
  }

  absl::Status Judge(const Person& person) {
    const std::string entry = absl::StrCat(Recipient{person.agency, {}}.Name(), "/people/", person.id.text());
    RETURN_IF_ERROR(Once(entry));
    RETURN_IF_ERROR(Known(entry, person.agency));
    RETURN_IF_ERROR(Named(entry, person.full_name, {}));
    for (const Position& position : person.positions) {
      RETURN_IF_ERROR(Named(entry + ".positions", position.title, {}));
      RETURN_IF_ERROR(InOrder(entry, position.validity));
      for (const std::string& form : position.forms) {
        if (IsSignatureForm(form)) continue;
        return Invalid(
            entry + ".forms", form,
            {"Hình thức ký là TM., KT., TL., TUQ. hoặc Q. (Điều 13).", "A form is TM., KT., TL., TUQ. or Q. (Article 13)."});
      }
    }
    for (const Delegation& given : person.delegations) RETURN_IF_ERROR(Judge(entry + ".delegations", given));
    return absl::OkStatus();
  }

  // Điều 13 khoản 4: a mandate is written, for a limited time and limited contents.
  absl::Status Judge(const std::string& entry, const Delegation& given) const {
    if (given.form != "TUQ." && given.form != "TL.") {
      return Invalid(entry + ".form", given.form,
                     {"Giao ký là TUQ. hoặc TL. (Điều 13).", "It is given as TUQ. or TL. (Article 13)."});
    }
    RETURN_IF_ERROR(Known(entry + ".from_agency", given.from_agency));
    RETURN_IF_ERROR(InOrder(entry, given.validity));
    if (given.form == "TL." || (given.validity.last_day && !given.scope.empty())) return absl::OkStatus();
    return Invalid(entry, given.scope,
                   {"Thừa ủy quyền (TUQ.) phải có ngày hết hạn và nội dung giới hạn (Điều 13 khoản 4).",
                    "A mandate (TUQ.) has a last day and limited contents (Article 13, paragraph 4)."});
  }

  absl::Status Judge(const Account& account) {
    const std::string entry = absl::StrCat("accounts/", account.id.text());
    RETURN_IF_ERROR(Once(entry));
    RETURN_IF_ERROR(Known(entry + ".agency", account.agency));
    if (!account.roles.empty()) return absl::OkStatus();
    return Invalid(entry + ".roles", "", {"Tài khoản phải có ít nhất một vai trò.", "An account has at least one role."});
  }

 private:
  absl::Status Once(const std::string& entry) {
    if (seen_.insert(entry).second) return absl::OkStatus();
    return Invalid(entry, "", {"Mục này có hai lần trong nội dung nhập.", "This entry stands twice in the import."});
  }
  absl::Status Known(std::string field, const Recipient& recipient) const {
    const bool known =
        recipient.unit ? units_.contains({recipient.agency, *recipient.unit}) : agencies_.contains(recipient.agency);
    if (known) return absl::OkStatus();
    return Invalid(std::move(field), recipient.Name(),
                   {"Danh bạ không có nơi này: nhập nó trước hoặc cùng lúc.",
                    "The directory does not have it: import it before, or together."});
  }
  absl::Status Known(std::string field, const AgencyId& agency) const { return Known(std::move(field), Recipient{agency, {}}); }

  static absl::Status Named(const std::string& entry, const std::string& name, const std::vector<std::string>& others) {
    if (name.empty()) return Invalid(entry, "", {"Phải có tên.", "It has to have a name."});
    if (others.size() > kOtherNamesMax) return TooMuch(entry, kOtherNamesMax, others.size());
    if (name.size() > kNameBytesMax) return TooMuch(entry, kNameBytesMax, name.size());
    for (const std::string& other : others) {
      if (other.empty()) return Invalid(entry, "", {"Tên gọi khác không được trống.", "Another name may not be empty."});
      if (other.size() > kNameBytesMax) return TooMuch(entry, kNameBytesMax, other.size());
    }
    return absl::OkStatus();
  }
  static absl::Status TooMuch(const std::string& entry, size_t limit, size_t value) {
    return status::Error(status::Reason::kLimitExceeded,
                         {{"field", entry}, {"limit", absl::StrCat(limit)}, {"value", absl::StrCat(value)}});
  }
  static absl::Status InOrder(const std::string& entry, const Validity& validity) {
    if (!validity.first_day || !validity.last_day || *validity.first_day <= *validity.last_day) return absl::OkStatus();
    return Invalid(entry, absl::StrCat(DayText(*validity.first_day), " … ", DayText(*validity.last_day)),
                   {"Ngày đầu phải không sau ngày cuối.", "The first day may not be after the last."});
  }

  std::set<AgencyId> agencies_;
  std::set<std::pair<AgencyId, UnitId>> units_;
  std::set<std::string> seen_;
};

}  // namespace

absl::Status JudgeContent(const DirectoryContent& existing, const DirectoryContent& incoming) {
  ContentJudge judge(existing);
  for (const Agency& agency : incoming.book.agencies) judge.Know(agency);
  for (const Agency& agency : incoming.book.agencies) RETURN_IF_ERROR(judge.Judge(agency));
  for (const Succession& succession : incoming.book.successions) RETURN_IF_ERROR(judge.Judge(succession));
  for (const Group& group : incoming.book.groups) RETURN_IF_ERROR(judge.Judge(group));
  for (const Person& person : incoming.book.people) RETURN_IF_ERROR(judge.Judge(person));
  for (const Account& account : incoming.accounts) RETURN_IF_ERROR(judge.Judge(account));
  return absl::OkStatus();
}

}  // namespace vanthu::directory
