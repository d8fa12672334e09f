#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vanthu::directory {

// How two names may be the same: as written but for case, punctuation and the place of tone marks, or without any diacritics.
enum class Match { kExact, kFolded };

// A name as it is compared. "UBND" and "Ủy ban nhân dân" have the same keys, and so have "Uỷ" and "Ủy".
struct NameKeys {
  std::string exact;
  std::string folded;

  const std::string& of(Match match) const { return match == Match::kExact ? exact : folded; }
};
NameKeys NameKeysOf(std::string_view name);

// Things by their names. Items are small and comparable (pointers); one that has two names of the same key is found once.
template <class T>
class NameIndex {
 public:
  void Add(std::string_view name, T item) {
    const NameKeys keys = NameKeysOf(name);
    AddTo(exact_[keys.exact], item);
    AddTo(folded_[keys.folded], item);
  }
  // In the order in which they were added.
  const std::vector<T>& Find(const NameKeys& keys, Match match) const {
    static const auto* const kNone = new std::vector<T>;
    const auto& index = match == Match::kExact ? exact_ : folded_;
    const auto found = index.find(keys.of(match));
    return found == index.end() ? *kNone : found->second;
  }

 private:
  static void AddTo(std::vector<T>& items, T item) {
    if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
  }
  std::unordered_map<std::string, std::vector<T>> exact_;
  std::unordered_map<std::string, std::vector<T>> folded_;
};

}  // namespace vanthu::directory
