#pragma once

#include <map>
#include <qpdf/QPDF.hh>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/platform/pdf/structure_element.h"

namespace vanthu::pdf {

struct TaggedPage {
  QPDFObjectHandle page;
  int marks = 0;  // how many runs its content has
};

// Puts the logical structure into the catalogue in the place of any other: each run and each field (its widget) under its
// element. PAGE_NOT_SET where a run is under none or under two, or a named one is not there.
absl::Status WriteStructure(QPDF& pdf, const StructureElement& root, const std::vector<TaggedPage>& pages,
                            std::map<std::string, QPDFObjectHandle>& fields);

}  // namespace vanthu::pdf
