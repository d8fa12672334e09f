#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gateway/http/gateway_file.h"
#include "gateway/http/route.h"
#include "gtest/gtest.h"
#include "services/directory/account/password_rule.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/status/reason.h"
#include "tests/integration/contract_access.h"
#include "tests/integration/front_door.h"
#include "tests/integration/wire_call.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"
#include "vanthu/type/v1/access.pb.h"

namespace vanthu::integration {
namespace {

using google::protobuf::MethodDescriptor;
using type::v1::Role;

const std::vector<std::string> kProcesses = {"directory", "numbering",  "distribution", "drafting",  "connector",
                                             "gateway",   "standalone", "outside",      "a-stranger"};
constexpr char kOwn[] = "t", kForeign[] = "t-a";

std::vector<Role> AllRoles() {
  std::vector<Role> roles;
  for (int i = 0; i < type::v1::Role_descriptor()->value_count(); ++i) {
    const auto role = static_cast<Role>(type::v1::Role_descriptor()->value(i)->number());
    if (role != type::v1::ROLE_UNSPECIFIED) roles.push_back(role);
  }
  return roles;
}

// The sample account of the agency `t` that has one role alone.
std::string AccountOf(Role role) {
  std::string name = type::v1::Role_Name(role).substr(std::string("ROLE_").size());
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
  return absl::StrCat(kOwn, "-", name);
}

class AccessMatrixTest : public testing::Test {
 protected:
  std::string TokenOf(Role role) {
    const auto session = nlohmann::json::parse(door.SignIn(AccountOf(role), directory::kSamplePassword).body);
    return session["token"];
  }
  absl::Status Call(const std::string& service, const std::string& process, const MethodDescriptor& method,
                    const std::string& agency, const std::string& token = "") {
    const auto request = RequestNaming(method, absl::StrCat("agencies/", agency));
    return CallOverTheWire(door.house.ChannelTo(service, process), method, *request, {.person_token = token});
  }
  // "actor method outcome" of each refusal in a service's audit, of whichever agency.
  std::set<std::string> AuditedRefusals(const std::string& service) {
    std::set<std::string> rows;
    const auto database =
        sql::Database::Open({.url = absl::StrCat("sqlite:", (door.house.folder() / service / "database.sqlite").string())});
    for (const char* agency : {kOwn, ""}) {
      const auto events = sql::Read<std::vector<audit::StoredEvent>>(
          **database, [&](sql::Transaction& tx) { return audit::List(tx, AgencyId::Trusted(agency), 0, 1'000'000); });
      for (const audit::StoredEvent& stored : *events) {
        if (stored.event.event == "call.refused")
          rows.insert(absl::StrCat(stored.event.actor, " ", stored.event.subject, " ", stored.event.outcome));
      }
    }
    return rows;
  }

  FrontDoor door;
};

TEST_F(AccessMatrixTest, LetsPeopleDoWhatTheContractsSayAndAuditsTheRest) {
  std::map<std::string, std::set<std::string>> refused;
  for (const Role role : AllRoles()) {
    const std::string token = TokenOf(role);
    for (const std::string& service : ServicesWithAContract()) {
      for (const MethodDescriptor* method : MethodsOf(service)) {
        for (const bool is_own : {true, false}) {
          const absl::Status status = Call(service, "gateway", *method, is_own ? kOwn : kForeign, token);
          EXPECT_EQ(!IsTurnedAway(status, *method), MayPerson(*method, role, is_own))
              << NameOf(*method) << " by " << AccountOf(role) << (is_own ? " at home: " : " abroad: ") << status;
          if (MayPerson(*method, role, is_own)) continue;
          refused[service].insert(absl::StrCat("accounts/", AccountOf(role), " ", NameOf(*method), " PERMISSION_DENIED"));
        }
      }
    }
  }
  for (const std::string& service : ServicesWithAContract()) EXPECT_EQ(AuditedRefusals(service), refused[service]) << service;
}

TEST_F(AccessMatrixTest, LetsProcessesDoWhatTheContractsSayAndAuditsTheRest) {
  std::map<std::string, std::set<std::string>> refused;
  for (const std::string& service : ServicesWithAContract()) {
    for (const MethodDescriptor* method : MethodsOf(service)) {
      for (const std::string& process : kProcesses) {
        const absl::Status status = Call(service, process, *method, kOwn);
        EXPECT_EQ(!IsTurnedAway(status, *method), MayProcess(*method, process))
            << NameOf(*method) << " by " << process << ": " << status;
        if (MayProcess(*method, process)) continue;
        refused[service].insert(absl::StrCat("services/", process, " ", NameOf(*method), " PERMISSION_DENIED"));
      }
      EXPECT_TRUE(status::Is(Call(service, "", *method, kOwn), status::Reason::kUnauthenticated))
          << NameOf(*method) << " by nobody";
    }
    EXPECT_EQ(AuditedRefusals(service), refused[service]);
  }
}

std::vector<gateway::Route> RoutesOf(const MethodDescriptor& method) { return gateway::Route::AllOf(method).value(); }

// Read as an id or as bytes in base64.
constexpr char kAnyId[] = "abcd";

// The path of a route with every variable filled, agencies by `agency`.
std::string PathOf(const gateway::Route& route, const std::string& agency) {
  std::vector<std::string> segments = route.path.segments();
  for (size_t i = 0; i < segments.size(); ++i) {
    if (segments[i] == "*" || segments[i] == "**") segments[i] = i > 0 && segments[i - 1] == "agencies" ? agency : kAnyId;
  }
  const std::string verb = route.path.verb().empty() ? "" : absl::StrCat(":", route.path.verb());
  return absl::StrCat("/", absl::StrJoin(segments, "/"), verb);
}

bool IsTurnedAway(const gateway::testing::Answer& answer, const MethodDescriptor& method) {
  const auto error = nlohmann::json::parse(answer.body, nullptr, false);
  if (answer.status < 400 || !error.is_object()) return false;
  const auto& info = error["error"]["details"][0];
  if (info["reason"] == "UNAUTHENTICATED") return true;
  return info["reason"] == "PERMISSION_DENIED" && info["metadata"].value("method", "") == NameOf(method);
}

gateway::testing::Answer AskFor(const FrontDoor& door, const gateway::Route& route, const std::string& agency,
                                FrontDoor::Fields fields) {
  const bool has_json = route.body.is_whole || route.body.field != nullptr;
  return door.Ask(route.http_method, PathOf(route, agency), std::move(fields),
                  has_json ? nlohmann::json::object() : nlohmann::json());
}

TEST_F(AccessMatrixTest, LetsPeopleDoTheSameOverHttp) {
  int routes = 0;
  for (const Role role : AllRoles()) {
    const gateway::HeaderField bearer{"Authorization", "Bearer " + TokenOf(role)};
    for (const std::string& service : ServicesWithAContract()) {
      for (const MethodDescriptor* method : MethodsOf(service)) {
        for (const gateway::Route& route : RoutesOf(*method)) {
          if (!route.needs_person) continue;  // asked without one, whoever asks
          ++routes;
          for (const bool is_own : {true, false}) {
            const auto answer = AskFor(door, route, is_own ? kOwn : kForeign, {bearer});
            EXPECT_EQ(!IsTurnedAway(answer, *method), MayPerson(*method, role, is_own))
                << NameOf(*method) << " by " << AccountOf(role) << (is_own ? " at home: " : " abroad: ") << answer.body;
          }
        }
      }
    }
  }
  EXPECT_GT(routes, 200);
}

TEST_F(AccessMatrixTest, TurnsNobodyAwayOverHttpOnlyWhereASignInIsMade) {
  for (const std::string& service : ServicesWithAContract()) {
    for (const MethodDescriptor* method : MethodsOf(service)) {
      for (const gateway::Route& route : RoutesOf(*method)) {
        const auto answer = AskFor(door, route, kOwn, {});
        EXPECT_EQ(!IsTurnedAway(answer, *method), MayProcess(*method, "gateway")) << NameOf(*method) << ": " << answer.body;
      }
    }
  }
}

}  // namespace
}  // namespace vanthu::integration
