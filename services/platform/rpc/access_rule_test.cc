#include "services/platform/rpc/access_rule.h"

#include <string>

#include "gtest/gtest.h"
#include "services/platform/rpc/testing/desk.pb.h"

namespace vanthu::rpc {
namespace {

using type::v1::Role;

const google::protobuf::MethodDescriptor& MethodOf(const std::string& service, const std::string& method) {
  const auto* found = google::protobuf::DescriptorPool::generated_pool()->FindServiceByName("vanthu.rpc.testing." + service);
  return *found->FindMethodByName(method);
}

AccessRule RuleOf(const std::string& method) { return AccessRule::Of(MethodOf("Desk", method)).value(); }

Caller PersonWith(Role role) {
  return {.service = "gateway", .person = Person{AccountId::Trusted("an"), AgencyId::Trusted("so-a"), {role}}};
}

testing::GetRequest Named(const std::string& name) {
  testing::GetRequest request;
  request.set_name(name);
  return request;
}

// The rules of desk.proto once more, by hand: who of all roles may call which method.
TEST(AccessRule, LetsInEachRoleThatItNamesAndNoOther) {
  const std::map<std::string, std::set<Role>> expected = {{"Get", {type::v1::ROLE_CLERK, type::v1::ROLE_AUDITOR}},
                                                          {"Update", {type::v1::ROLE_CLERK}},
                                                          {"Later", {}},
                                                          {"Count", {type::v1::ROLE_CLERK}},
                                                          {"Store", {type::v1::ROLE_CLERK}},
                                                          {"Administer", {type::v1::ROLE_ADMIN}}};
  const auto* desk = MethodOf("Desk", "Get").service();
  ASSERT_EQ(static_cast<size_t>(desk->method_count()), expected.size());
  for (const auto& [method, roles] : expected) {
    for (int role = type::v1::Role_MIN; role <= type::v1::Role_MAX; ++role) {
      const absl::Status judged = RuleOf(method).Judge(PersonWith(static_cast<Role>(role)));
      EXPECT_EQ(judged.ok(), roles.contains(static_cast<Role>(role))) << method << " " << role;
      EXPECT_TRUE(judged.ok() || absl::IsPermissionDenied(judged)) << judged;
    }
  }
}

TEST(AccessRule, KeepsEveryRoleWithinItsAgency) {
  for (int role = type::v1::Role_MIN; role <= type::v1::Role_MAX; ++role) {
    const Caller caller = PersonWith(static_cast<Role>(role));
    EXPECT_TRUE(RuleOf("Get").JudgeAgency(caller, Named("agencies/so-a/notes/1")).ok());
    EXPECT_TRUE(absl::IsPermissionDenied(RuleOf("Get").JudgeAgency(caller, Named("agencies/so-b/notes/1"))));
    EXPECT_TRUE(absl::IsPermissionDenied(RuleOf("Get").JudgeAgency(caller, Named("agencies/so-a-b/notes/1"))));
  }
}

TEST(AccessRule, DoesNotBindAServiceToAnAgency) {
  const Caller drafting{.service = "drafting", .person = std::nullopt};
  EXPECT_TRUE(RuleOf("Get").JudgeAgency(drafting, Named("agencies/so-b/notes/1")).ok());
}

TEST(AccessRule, RefusesANameThatIsNoAgencys) {
  for (const char* name :
       {"", "agencies", "agencies/", "agencies//x", "so-a", "/agencies/so-a", "agencies/SO-A", "agency/so-a"}) {
    EXPECT_TRUE(absl::IsInvalidArgument(RuleOf("Get").JudgeAgency(PersonWith(type::v1::ROLE_CLERK), Named(name)))) << name;
  }
}

TEST(AccessRule, FindsTheAgencyInTheMessageOfAnUpdate) {
  testing::UpdateRequest request;
  const AccessRule rule = RuleOf("Update");
  EXPECT_TRUE(absl::IsInvalidArgument(rule.JudgeAgency(PersonWith(type::v1::ROLE_CLERK), request)));
  request.mutable_note()->set_name("agencies/so-a/notes/1");
  EXPECT_TRUE(rule.JudgeAgency(PersonWith(type::v1::ROLE_CLERK), request).ok());
  request.mutable_note()->set_name("agencies/so-b/notes/1");
  EXPECT_FALSE(rule.JudgeAgency(PersonWith(type::v1::ROLE_CLERK), request).ok());
}

TEST(AccessRule, JudgesAPersonByTheirRolesEvenWhereTheProcessIsNamed) {
  Caller caller = PersonWith(type::v1::ROLE_DRAFTER);
  caller.service = "drafting";
  EXPECT_TRUE(absl::IsPermissionDenied(RuleOf("Get").Judge(caller)));
  caller.person.reset();
  EXPECT_TRUE(RuleOf("Get").Judge(caller).ok());
}

TEST(AccessRule, RefusesServicesThatItDoesNotNameAndNobody) {
  EXPECT_TRUE(absl::IsPermissionDenied(RuleOf("Get").Judge({.service = "numbering", .person = std::nullopt})));
  EXPECT_TRUE(absl::IsUnauthenticated(RuleOf("Get").Judge({})));
}

TEST(AccessRule, IsNotMadeFromAFaultyContract) {
  for (const char* service : {"NoRule", "EmptyRule", "NoAgency", "TwoAgencies"}) {
    const auto rule = AccessRule::Of(MethodOf(service, "Get"));
    EXPECT_TRUE(absl::IsFailedPrecondition(rule.status())) << service;
    EXPECT_NE(rule.status().message().find(service), absl::string_view::npos) << rule.status();
  }
}

}  // namespace
}  // namespace vanthu::rpc
