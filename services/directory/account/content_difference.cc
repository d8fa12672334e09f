#include "services/directory/account/content_difference.h"

#include <algorithm>
#include <utility>

namespace vanthu::directory {
namespace {

// What names an entry, and whose entry it is.
auto KeyOf(const Agency& agency) { return agency.id; }
auto KeyOf(const Succession& succession) { return std::pair(succession.predecessor, succession.successor); }
auto KeyOf(const Group& group) { return group.key; }
auto KeyOf(const Person& person) { return std::pair(person.agency, person.id); }
auto KeyOf(const Account& account) { return account.id; }

const AgencyId& AgencyOf(const Agency& agency) { return agency.id; }
const AgencyId& AgencyOf(const Succession& succession) { return succession.predecessor; }
const AgencyId& AgencyOf(const Group& group) { return group.key.owner; }
const AgencyId& AgencyOf(const Person& person) { return person.agency; }
const AgencyId& AgencyOf(const Account& account) { return account.agency; }

// Adds to `items` what `earlier` has and they have not; `same` tells which is which.
template <class T, class Same>
void KeepMissing(const std::vector<T>& earlier, std::vector<T>* items, Same same) {
  for (const T& item : earlier) {
    if (std::none_of(items->begin(), items->end(), [&](const T& other) { return same(item, other); })) items->push_back(item);
  }
}

template <class T>
T Merged(const T&, T incoming) {
  return incoming;
}

Agency Merged(const Agency& earlier, Agency incoming) {
  KeepMissing(earlier.units, &incoming.units, [](const Unit& a, const Unit& b) { return a.id == b.id; });
  std::sort(incoming.units.begin(), incoming.units.end(), [](const Unit& a, const Unit& b) { return a.id < b.id; });
  return incoming;
}

Person Merged(const Person& earlier, Person incoming) {
  KeepMissing(earlier.positions, &incoming.positions, [](const Position& a, const Position& b) {
    return a.title == b.title && a.validity.first_day == b.validity.first_day;
  });
  KeepMissing(earlier.delegations, &incoming.delegations, [](const Delegation& a, const Delegation& b) {
    return a.form == b.form && a.from_agency == b.from_agency && a.from_position == b.from_position &&
           a.validity.first_day == b.validity.first_day;
  });
  return incoming;
}

template <class T>
void Compare(const std::vector<T>& existing, const std::vector<T>& incoming, std::vector<T>* put,
             DirectoryDifference* difference) {
  std::map<decltype(KeyOf(incoming.front())), const T*> known;
  for (const T& item : existing) known.emplace(KeyOf(item), &item);
  for (const T& item : incoming) {
    const auto found = known.find(KeyOf(item));
    if (found == known.end()) {
      put->push_back(item);
      ++difference->by_agency[AgencyOf(item)].added;
      ++difference->total.added;
    } else if (T merged = Merged(*found->second, item); !(merged == *found->second)) {
      put->push_back(std::move(merged));
      ++difference->by_agency[AgencyOf(item)].changed;
      ++difference->total.changed;
    }
  }
}

}  // namespace

DirectoryDifference Difference(const DirectoryContent& existing, const DirectoryContent& incoming) {
  DirectoryDifference difference;
  BookContent& put = difference.put.book;
  Compare(existing.book.agencies, incoming.book.agencies, &put.agencies, &difference);
  Compare(existing.book.successions, incoming.book.successions, &put.successions, &difference);
  Compare(existing.book.groups, incoming.book.groups, &put.groups, &difference);
  Compare(existing.book.people, incoming.book.people, &put.people, &difference);
  Compare(existing.accounts, incoming.accounts, &difference.put.accounts, &difference);
  return difference;
}

}  // namespace vanthu::directory
