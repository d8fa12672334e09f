#include "services/directory/group/group_membership.h"

#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace vanthu::directory {
namespace {

std::string KindText(const std::string& kind) {
  static const auto* const kTexts = new std::map<std::string, std::string>{
      {"department", "sở, ban, ngành"},     {"district", "cấp huyện"},       {"commune", "cấp xã"}, {"press", "cơ quan báo chí"},
      {"portal", "cổng thông tin điện tử"}, {"committee", "ủy ban nhân dân"}};
  const auto found = kTexts->find(kind);
  return found == kTexts->end() ? kind : found->second;
}

std::string RuleText(const GroupRule& rule) {
  std::string text = rule.kind.empty() ? "danh sách nêu tên" : KindText(rule.kind);
  if (rule.validity.first_day) absl::StrAppend(&text, " từ ", DayText(*rule.validity.first_day));
  if (rule.validity.last_day) absl::StrAppend(&text, " đến ", DayText(*rule.validity.last_day));
  return text;
}

// Gathers the members of one group.
class Gathering {
 public:
  Gathering(const DirectoryBook& book, const AgencyId& issuer, absl::CivilDay day) : book_(book), issuer_(issuer), day_(day) {}

  void Add(const AgencyId& owner, const GroupRule& rule) {
    said_.push_back(RuleText(rule));
    if (!rule.kind.empty()) {
      const Agency* of = book_.agencies().Find(owner);
      for (const Agency* agency : book_.agencies().OfKind(of == nullptr ? owner : of->province_or_self(), rule.kind)) {
        if (agency->validity.Holds(day_)) Take({agency->id, std::nullopt});
      }
    }
    for (const Recipient& member : rule.members) AddNamed(member);
  }
  GroupMembers Finish() && {
    if (issuer_left_out_) said_.emplace_back("trừ cơ quan ban hành");
    return {{members_.begin(), members_.end()}, absl::StrJoin(said_, "; ")};
  }

 private:
  void Take(const Recipient& recipient) {
    if (recipient.agency == issuer_ && !recipient.unit) {
      issuer_left_out_ = true;
    } else {
      members_.insert(recipient);
    }
  }
  void AddNamed(const Recipient& member) {
    const Agency* agency = book_.agencies().Find(member.agency);
    if (agency == nullptr || agency->validity.StartsAfter(day_)) return;
    if (!agency->validity.Holds(day_)) {
      const Successors successors = book_.successions().Follow(book_.agencies(), agency->id, day_);
      said_.push_back(FollowedText(*agency, successors));
      for (const Agency* successor : successors.agencies) Take({successor->id, std::nullopt});
      return;
    }
    const Unit* unit = member.unit ? FindUnit(*agency, *member.unit) : nullptr;
    if (!member.unit || (unit != nullptr && unit->validity.Holds(day_))) Take(member);
  }

  const DirectoryBook& book_;
  const AgencyId& issuer_;
  const absl::CivilDay day_;
  std::set<Recipient> members_;
  std::vector<std::string> said_;
  bool issuer_left_out_ = false;
};

}  // namespace

std::string FollowedText(const Agency& dissolved, const Successors& successors) {
  std::string text = dissolved.display_name;
  if (dissolved.validity.last_day) absl::StrAppend(&text, " (đến ", DayText(*dissolved.validity.last_day), ")");
  if (successors.agencies.empty()) return text + " không còn, danh bạ không có quy tắc kế thừa";
  const std::string names = absl::StrJoin(
      successors.agencies, ", ", [](std::string* out, const Agency* agency) { absl::StrAppend(out, agency->display_name); });
  return absl::StrCat(text, " → ", names, ", theo ", absl::StrJoin(successors.bases, "; "));
}

GroupMembers MembersOf(const DirectoryBook& book, const Group& group, const AgencyId& issuer, absl::CivilDay day) {
  Gathering gathering(book, issuer, day);
  for (const GroupRule& rule : group.rules) {
    if (rule.validity.Holds(day)) gathering.Add(group.key.owner, rule);
  }
  return std::move(gathering).Finish();
}

}  // namespace vanthu::directory
