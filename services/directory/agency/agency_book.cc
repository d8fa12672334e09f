#include "services/directory/agency/agency_book.h"

#include <algorithm>

namespace vanthu::directory {
namespace {

template <class Map, class Key>
const std::vector<const Agency*>& FindOrNone(const Map& map, const Key& key) {
  static const auto* const kNone = new std::vector<const Agency*>;
  const auto found = map.find(key);
  return found == map.end() ? *kNone : found->second;
}

}  // namespace

AgencyBook::AgencyBook(std::vector<Agency> agencies) : agencies_(std::move(agencies)) {
  std::sort(agencies_.begin(), agencies_.end(), [](const Agency& a, const Agency& b) { return a.id < b.id; });
  for (const Agency& agency : agencies_) {
    by_id_.emplace(agency.id, &agency);
    names_.Add(agency.display_name, &agency);
    for (const std::string& name : agency.other_names) names_.Add(name, &agency);
    by_kind_[{agency.province_or_self(), agency.kind}].push_back(&agency);
    if (!agency.symbol.empty()) by_symbol_[agency.symbol].push_back(&agency);
    if (!agency.parent.empty()) by_parent_[agency.parent].push_back(&agency);
  }
}

const Agency* AgencyBook::Find(const AgencyId& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

std::string AgencyBook::DisplayName(const AgencyId& id) const {
  const Agency* agency = Find(id);
  return agency == nullptr ? "" : agency->display_name;
}

const std::vector<const Agency*>& AgencyBook::OfKind(const AgencyId& province, std::string_view kind) const {
  return FindOrNone(by_kind_, std::pair(province, std::string(kind)));
}
const std::vector<const Agency*>& AgencyBook::WithSymbol(std::string_view symbol) const {
  return FindOrNone(by_symbol_, std::string(symbol));
}
const std::vector<const Agency*>& AgencyBook::ChildrenOf(const AgencyId& parent) const { return FindOrNone(by_parent_, parent); }

const Unit* FindUnit(const Agency& agency, const UnitId& id) {
  const auto found = std::find_if(agency.units.begin(), agency.units.end(), [&](const Unit& unit) { return unit.id == id; });
  return found == agency.units.end() ? nullptr : &*found;
}

const Unit* FindUnitBySymbol(const Agency& agency, std::string_view symbol) {
  const auto found = std::find_if(agency.units.begin(), agency.units.end(),
                                  [&](const Unit& unit) { return !symbol.empty() && unit.symbol == symbol; });
  return found == agency.units.end() ? nullptr : &*found;
}

}  // namespace vanthu::directory
