#pragma once

#include <string>
#include <vector>

#include "services/directory/agency/validity.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::directory {

// A part of an agency: it drafts under a symbol of its own and receives through its agency's topic.
struct Unit {
  UnitId id;
  std::string display_name;
  std::vector<std::string> other_names;
  std::string symbol;  // "TTBCXB"; empty for one that never drafts, as the leadership
  Validity validity;
  bool sample = false;  // added for a sample file, not by a person
  friend bool operator==(const Unit&, const Unit&) = default;
};

// An agency: issuer, recipient or both. The id is its code when it joined and never changes; everything else may.
struct Agency {
  AgencyId id;
  std::string display_name;
  std::vector<std::string> other_names;
  std::string symbol;    // "STTTT"; several agencies may have the same, as every People's Committee has UBND
  std::string kind;      // what group rules select by: "department", "district", "commune" …
  AgencyId parent;       // cơ quan chủ quản; empty for the top
  AgencyId province;     // whose groups it belongs to; empty for a province itself
  std::string code;      // QĐ 20/2020/QĐ-TTg
  std::string code_102;  // QCVN 102:2016/BTTTT
  Validity validity;
  std::vector<Unit> units;
  bool connected = false;
  std::string place;  // in "place and date"
  bool external_register = false;
  friend bool operator==(const Agency&, const Agency&) = default;

  const AgencyId& province_or_self() const { return province.empty() ? id : province; }
};

}  // namespace vanthu::directory
