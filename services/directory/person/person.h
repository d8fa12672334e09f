#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "services/directory/agency/validity.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::directory {

// A position held, and the forms in which it may sign (Điều 13): "KT.", "TL.", "TUQ.", "TM.", "Q.". None: signs as head, in its
// own name.
struct Position {
  std::string title;  // "Phó Giám đốc"
  Validity validity;
  std::vector<std::string> forms;
  friend bool operator==(const Position&, const Position&) = default;
};

// Signs in the own name: the head, or the head of a collective body in what is the head's own (Điều 13 khoản 1 và 2).
inline bool SignsAsHead(const Position& position) {
  return std::all_of(position.forms.begin(), position.forms.end(), [](const std::string& form) { return form == "TM."; });
}

// A person of an agency. Two people of one agency may have the same name; the id tells them apart.
struct Person {
  AgencyId agency;
  PersonId id;
  std::string full_name;
  std::vector<Position> positions;
  bool sample = false;  // added for a sample file, not by a person
  friend bool operator==(const Person&, const Person&) = default;
};

}  // namespace vanthu::directory
