#include "services/platform/rpc/role_name.h"

#include <set>

#include "gtest/gtest.h"

namespace vanthu::rpc {
namespace {

TEST(RoleName, EveryRoleHasItsOwnInBothLanguages) {
  std::set<std::string_view> names = {NameOf(type::v1::ROLE_UNSPECIFIED).vietnamese, NameOf(type::v1::ROLE_UNSPECIFIED).english};
  for (int value = type::v1::Role_MIN; value <= type::v1::Role_MAX; ++value) {
    if (!type::v1::Role_IsValid(value) || value == type::v1::ROLE_UNSPECIFIED) continue;
    const RoleName name = NameOf(static_cast<type::v1::Role>(value));
    EXPECT_TRUE(names.insert(name.vietnamese).second) << name.vietnamese;
    EXPECT_TRUE(names.insert(name.english).second) << name.english;
  }
}

}  // namespace
}  // namespace vanthu::rpc
