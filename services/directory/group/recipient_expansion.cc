#include "services/directory/group/recipient_expansion.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/directory/group/group_membership.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
namespace {

// Resolves the lines of one dispatch: its issuer, its day.
class Resolver {
 public:
  Resolver(const DirectoryBook& book, const Agency& issuer, absl::CivilDay day) : book_(book), issuer_(issuer), day_(day) {}

  ExpandedLine Resolve(const RecipientLine& line) const {
    ExpandedLine answer{line, std::nullopt, {}, LineProblem::kUnknownRecipient, ""};
    const NameKeys keys = NameKeysOf(line.text);
    if (keys.exact.empty()) return answer;
    for (const Match match : {Match::kExact, Match::kFolded}) {
      if (AsGroup(keys, match, &answer) || AsUnit(keys, match, &answer) || AsAgency(keys, match, &answer)) return answer;
    }
    return answer;
  }

 private:
  // Each gives true where the line is decided by it, be it with a problem.
  bool AsGroup(const NameKeys& keys, Match match, ExpandedLine* answer) const {
    auto groups = book_.GroupsNamed(issuer_.id, keys, match);
    if (groups.empty()) groups = book_.GroupsNamed(issuer_.province_or_self(), keys, match);
    if (groups.empty()) return false;
    if (groups.size() > 1) {
      return Ambiguous(
          groups, [](const Group* group) { return group->key.Name(); }, answer);
    }
    GroupMembers members = MembersOf(book_, *groups.front(), issuer_.id, day_);
    answer->group = groups.front()->key;
    answer->problem = members.recipients.empty() ? LineProblem::kEmptyGroup : LineProblem::kNone;
    answer->recipients = std::move(members.recipients);
    answer->explanation = std::move(members.explanation);
    return true;
  }

  bool AsUnit(const NameKeys& keys, Match match, ExpandedLine* answer) const {
    const auto named = [&](const std::string& name) { return NameKeysOf(name).of(match) == keys.of(match); };
    std::vector<const Unit*> units;
    for (const Unit& unit : issuer_.units) {
      const bool same = named(unit.display_name) || std::any_of(unit.other_names.begin(), unit.other_names.end(), named);
      if (same && unit.validity.Holds(day_)) units.push_back(&unit);
    }
    if (units.empty()) return false;
    if (units.size() > 1) {
      return Ambiguous(
          units,
          [&](const Unit* unit) {
            return Recipient{issuer_.id, unit->id}.Name();
          },
          answer);
    }
    answer->explanation = absl::StrCat("đơn vị thuộc ", issuer_.display_name);
    return Found({{issuer_.id, units.front()->id}}, answer);
  }

  bool AsAgency(const NameKeys& keys, Match match, ExpandedLine* answer) const {
    const auto& named = book_.agencies().Named(keys, match);
    std::vector<const Agency*> existing;
    std::copy_if(named.begin(), named.end(), std::back_inserter(existing),
                 [&](const Agency* agency) { return agency->validity.Holds(day_); });
    existing = NearestOf(existing);
    if (existing.size() > 1) {
      return Ambiguous(
          existing,
          [](const Agency* agency) {
            return Recipient{agency->id, {}}.Name();
          },
          answer);
    }
    if (!existing.empty()) {
      if (match == Match::kFolded) answer->explanation = absl::StrCat("khớp tên không dấu: ", existing.front()->display_name);
      return Found({{existing.front()->id, std::nullopt}}, answer);
    }
    return match == Match::kExact && AsDissolved(named, answer);
  }

  // A dissolved agency reaches its successor only by explicit rule.
  bool AsDissolved(const std::vector<const Agency*>& named, ExpandedLine* answer) const {
    std::vector<const Agency*> dissolved;
    std::copy_if(named.begin(), named.end(), std::back_inserter(dissolved),
                 [&](const Agency* agency) { return agency->validity.EndedBefore(day_); });
    dissolved = NearestOf(dissolved);
    if (dissolved.empty()) return false;
    if (dissolved.size() > 1) {
      return Ambiguous(
          dissolved,
          [](const Agency* agency) {
            return Recipient{agency->id, {}}.Name();
          },
          answer);
    }
    const Successors successors = book_.successions().Follow(book_.agencies(), dissolved.front()->id, day_);
    answer->explanation = FollowedText(*dissolved.front(), successors);
    std::vector<Recipient> recipients;
    for (const Agency* agency : successors.agencies) recipients.push_back({agency->id, std::nullopt});
    return recipients.empty() || Found(std::move(recipients), answer);
  }

  // The same name may stand in every province: the issuer's own comes first.
  std::vector<const Agency*> NearestOf(const std::vector<const Agency*>& agencies) const {
    std::vector<const Agency*> near;
    std::copy_if(agencies.begin(), agencies.end(), std::back_inserter(near),
                 [&](const Agency* agency) { return agency->province_or_self() == issuer_.province_or_self(); });
    return near.empty() ? agencies : near;
  }

  static bool Found(std::vector<Recipient> recipients, ExpandedLine* answer) {
    answer->recipients = std::move(recipients);
    answer->problem = LineProblem::kNone;
    return true;
  }

  template <class Items, class Name>
  static bool Ambiguous(const Items& items, Name name, ExpandedLine* answer) {
    answer->explanation = absl::StrCat(
        "tên này là của ", items.size(),
        " nơi: ", absl::StrJoin(items, ", ", [&](std::string* out, auto item) { absl::StrAppend(out, name(item)); }));
    return true;
  }

  const DirectoryBook& book_;
  const Agency& issuer_;
  const absl::CivilDay day_;
};

}  // namespace

absl::StatusOr<std::vector<ExpandedLine>> ExpandRecipients(const DirectoryBook& book, const ExpansionQuestion& question) {
  const Agency* issuer = book.agencies().Find(question.issuer);
  if (issuer == nullptr) return status::Error(status::Reason::kNotFound, {{"name", Recipient{question.issuer, {}}.Name()}});
  const Resolver resolver(book, *issuer, question.day);
  std::vector<ExpandedLine> lines;
  lines.reserve(question.lines.size());
  for (const RecipientLine& line : question.lines) lines.push_back(resolver.Resolve(line));
  return lines;
}

}  // namespace vanthu::directory
