#include "services/directory/person/signer_rule.h"

#include <algorithm>
#include <optional>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/directory/person/signature_form.h"
#include "services/platform/status/cause.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::directory {
namespace {

using status::Cause;

// What the block claims: the forms it uses, and whose deputy signs where it has KT.
struct Claim {
  std::set<std::string> forms;
  std::string deputy_of;
  std::string mandate_of;     // whose right TUQ. or TL. is
  bool is_passed_on = false;  // two mandates, one under the other
  std::string position;
};

bool IsGiven(std::string_view form) { return form == "TUQ." || form == "TL."; }

std::string Folded(std::string_view text) { return NameKeysOf(text).folded; }

absl::Status NotAuthorised(const SignatureQuestion& question, Cause cause) {
  return status::CausedError(status::Reason::kSignerNotAuthorised, std::move(cause),
                             {{"value", question.full_name}, {"day", DayText(question.day)}});
}

// An acting head may be written as one line, "Q. GIÁM ĐỐC", which is then form and position at once.
Claim ReadClaim(const SignatureQuestion& question) {
  Claim claim;
  std::string last_whom;
  for (const std::string& written : question.authority_lines) {
    AuthorityLine line = ReadAuthorityLine(written);
    if (line.form == "KT.") claim.deputy_of = line.whom;
    if (IsGiven(line.form)) claim.mandate_of = line.whom;
    claim.is_passed_on = claim.is_passed_on || (line.form == "TUQ." && claim.forms.contains("TUQ."));
    if (!line.form.empty()) claim.forms.insert(std::move(line.form));
    last_whom = std::move(line.whom);
  }
  AuthorityLine own = ReadAuthorityLine(question.position);
  if (!own.form.empty()) claim.forms.insert(std::move(own.form));
  claim.position = std::move(own.whom);
  if (claim.position.empty() && claim.forms.contains("Q.")) claim.position = last_whom;
  return claim;
}

bool SameTitle(const Position& position, const Agency& agency, const std::string& written) {
  const std::string wanted = Folded(written);
  return wanted == Folded(position.title) || wanted == Folded(absl::StrCat(position.title, " ", agency.display_name));
}

bool IsDeputyOf(const std::string& title, const std::string& head) {
  const std::string deputy = Folded(title);
  if (head.empty()) return absl::StartsWith(deputy, "pho ") || deputy == "thu truong";
  // The one office whose deputy is not called "Phó".
  if (Folded(head) == "bo truong") return deputy == "thu truong";
  return deputy == absl::StrCat("pho ", Folded(head));
}

Cause NoMandate(const Claim& claim) {
  return {absl::StrCat("không có văn bản thừa ủy quyền của ", claim.mandate_of,
                       " cho loại văn bản này, còn hiệu lực vào ngày này, giao cho người đứng đầu một đơn vị trực thuộc"),
          absl::StrCat("there is no mandate of ", claim.mandate_of,
                       " for this type of document that holds on that day and is given to the head of a body of his")};
}

// Whether somebody at the issuer holds the position that gave it, as its head, on that day: nobody gives what is not his.
bool IsGiversOwn(const PeopleBook& people, const SignatureQuestion& question, const Delegation& given) {
  if (given.from_position.empty()) return true;
  const std::vector<Person>& all = people.Of(question.issuer);
  return std::any_of(all.begin(), all.end(), [&](const Person& giver) {
    return std::any_of(giver.positions.begin(), giver.positions.end(), [&](const Position& held) {
      const bool is_head = SignsAsHead(held) || held.forms == std::vector<std::string>{"Q."};
      return is_head && held.validity.Holds(question.day) && Folded(held.title) == Folded(given.from_position);
    });
  });
}

bool IsFor(const Delegation& given, const SignatureQuestion& question, const Claim& claim) {
  const bool is_type = given.document_types.empty() || std::find(given.document_types.begin(), given.document_types.end(),
                                                                 question.document_type) != given.document_types.end();
  const bool is_his =
      given.from_position.empty() || claim.mandate_of.empty() || Folded(given.from_position) == Folded(claim.mandate_of);
  return is_type && is_his && given.from_agency == question.issuer && given.validity.Holds(question.day);
}

// The forms that were given to the person for this document on this day. A mandate goes to heads only (Điều 13 khoản 4).
std::set<std::string> GivenForms(const PeopleBook& people, const Person& person, const Position& position,
                                 const SignatureQuestion& question, const Claim& claim) {
  std::set<std::string> forms;
  for (const Delegation& given : person.delegations) {
    if (!IsFor(given, question, claim) || !IsGiversOwn(people, question, given)) continue;
    if (given.form == "TUQ." && !SignsAsHead(position)) continue;
    forms.insert(given.form);
  }
  return forms;
}

std::optional<Cause> WhyNot(const Position& position, const Claim& claim, const std::set<std::string>& given) {
  if (claim.is_passed_on || (claim.forms.contains("TUQ.") && claim.forms.contains("KT."))) {
    return Cause{"người được thừa ủy quyền (TUQ.) không được ủy quyền lại, nên không ký thay (KT.)",
                 "a mandate (TUQ.) may not be passed on, so nobody signs it for the mandated head (KT.)"};
  }
  if (claim.forms.empty() && !SignsAsHead(position)) {
    return Cause{absl::StrCat("chức vụ ", position.title, " phải ký với hình thức ", absl::StrJoin(position.forms, ", ")),
                 absl::StrCat("position ", position.title, " signs only in the form ", absl::StrJoin(position.forms, ", "))};
  }
  for (const std::string& form : claim.forms) {
    if (IsGiven(form) && given.contains(form)) continue;
    if (form == "TUQ.") return NoMandate(claim);
    if (std::find(position.forms.begin(), position.forms.end(), form) != position.forms.end()) continue;
    return Cause{absl::StrCat("chức vụ ", position.title, " không được ký với hình thức ", form),
                 absl::StrCat("position ", position.title, " may not sign in the form ", form)};
  }
  if (claim.forms.contains("KT.") && !IsDeputyOf(position.title, claim.deputy_of)) {
    return Cause{absl::StrCat("chỉ cấp phó của ", claim.deputy_of, " mới được ký thay (KT.)"),
                 absl::StrCat("only the deputy of ", claim.deputy_of, " may sign for the head (KT.)")};
  }
  return std::nullopt;
}

std::vector<const Person*> WithName(const AgencyBook& agencies, const PeopleBook& people, const SignatureQuestion& question,
                                    const Claim& claim) {
  std::vector<AgencyId> bodies = {question.issuer};
  if (claim.forms.contains("TL.") || claim.forms.contains("TUQ.")) {
    for (const Agency* under : agencies.ChildrenOf(question.issuer)) {
      if (under->validity.Holds(question.day)) bodies.push_back(under->id);
    }
  }
  const std::string wanted = NameKeysOf(question.full_name).exact;
  std::vector<const Person*> found;
  for (const AgencyId& body : bodies) {
    for (const Person& person : people.Of(body)) {
      if (NameKeysOf(person.full_name).exact == wanted) found.push_back(&person);
    }
  }
  return found;
}

}  // namespace

absl::StatusOr<const Person*> JudgeSigner(const AgencyBook& agencies, const PeopleBook& people,
                                          const SignatureQuestion& question) {
  const Claim claim = ReadClaim(question);
  if (NameKeysOf(question.full_name).exact.empty() || claim.position.empty()) return status::Error(status::Reason::kNoSigner);
  const auto named = WithName(agencies, people, question, claim);
  const std::string body = agencies.DisplayName(question.issuer);
  Cause cause{absl::StrCat("danh bạ không có người tên này ở ", body),
              absl::StrCat("the directory has no person of that name at ", body)};
  if (!named.empty()) {
    cause = {absl::StrCat("không giữ chức vụ ", claim.position, " vào ngày này"),
             absl::StrCat("does not hold the position ", claim.position, " on that day")};
  }
  for (const Person* person : named) {
    const Agency& agency = *agencies.Find(person->agency);
    for (const Position& position : person->positions) {
      if (!position.validity.Holds(question.day) || !SameTitle(position, agency, claim.position)) continue;
      std::optional<Cause> why_not = WhyNot(position, claim, GivenForms(people, *person, position, question, claim));
      if (!why_not) return person;
      cause = *std::move(why_not);
    }
  }
  return NotAuthorised(question, std::move(cause));
}

}  // namespace vanthu::directory
