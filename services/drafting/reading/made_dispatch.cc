#include "services/drafting/reading/made_dispatch.h"

#include "gtest/gtest.h"
#include "services/drafting/reading/dispatch_reader.h"

namespace vanthu::drafting {

Draft Read(const std::string& file) {
  auto draft = ReadDispatch(file, "a.txt");
  EXPECT_TRUE(draft.ok()) << draft.status();
  return draft.ok() ? *draft : Draft{};
}

std::vector<std::string> FieldsOf(const std::vector<Undecided>& undecided) {
  std::vector<std::string> fields;
  for (const Undecided& one : undecided) fields.push_back(one.field);
  return fields;
}

}  // namespace vanthu::drafting
