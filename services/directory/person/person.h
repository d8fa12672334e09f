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

// The right to sign what another would sign: TUQ. for a limited time and content, or TL. (Điều 13). It cannot be passed on.
struct Delegation {
  std::string form;           // "TUQ."
  AgencyId from_agency;       // in whose name and form, and under whose seal, it is signed
  std::string from_position;  // the title of a head there; empty: whoever is the head
  Validity validity;
  std::string scope;                        // in words
  std::vector<std::string> document_types;  // ids, "giay-moi"; none: any
  std::string basis;                        // the written decision
  friend bool operator==(const Delegation&, const Delegation&) = default;
};

// A person of an agency. Two people of one agency may have the same name; the id tells them apart.
struct Person {
  AgencyId agency;
  PersonId id;
  std::string full_name;
  std::vector<Position> positions;
  bool sample = false;  // added for a sample file, not by a person
  std::vector<Delegation> delegations = {};
  friend bool operator==(const Person&, const Person&) = default;
};

}  // namespace vanthu::directory
