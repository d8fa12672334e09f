#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "services/directory/agency/agency.h"
#include "services/directory/agency/name_index.h"

namespace vanthu::directory {

// All agencies there are and were, indexed for the questions that rules ask. Immutable; it may be moved, and pointers into it
// stay valid as long as it lives. What exists on a day is asked of each agency's validity.
class AgencyBook {
 public:
  explicit AgencyBook(std::vector<Agency> agencies);
  AgencyBook(const AgencyBook&) = delete;
  AgencyBook(AgencyBook&&) = default;
  AgencyBook& operator=(AgencyBook&&) = default;

  const std::vector<Agency>& agencies() const { return agencies_; }  // by id
  const Agency* Find(const AgencyId& id) const;                      // nullptr where there is none
  std::string DisplayName(const AgencyId& id) const;                 // empty where there is none

  const std::vector<const Agency*>& Named(const NameKeys& keys, Match match) const { return names_.Find(keys, match); }
  // These are by id.
  const std::vector<const Agency*>& OfKind(const AgencyId& province, std::string_view kind) const;
  const std::vector<const Agency*>& WithSymbol(std::string_view symbol) const;
  const std::vector<const Agency*>& ChildrenOf(const AgencyId& parent) const;

 private:
  std::vector<Agency> agencies_;
  NameIndex<const Agency*> names_;
  std::unordered_map<AgencyId, const Agency*> by_id_;
  std::map<std::pair<AgencyId, std::string>, std::vector<const Agency*>> by_kind_;
  std::unordered_map<std::string, std::vector<const Agency*>> by_symbol_;
  std::unordered_map<AgencyId, std::vector<const Agency*>> by_parent_;
};

// The agency's unit of that id or symbol, whenever it existed; nullptr where there is none.
const Unit* FindUnit(const Agency& agency, const UnitId& id);
const Unit* FindUnitBySymbol(const Agency& agency, std::string_view symbol);

}  // namespace vanthu::directory
