#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "gateway/cli/manual/manual.h"

namespace vanthu::cli {
namespace {

// What may stand behind each chain of verbs: "draft revise".
void AppendCase(const Manual& manual, const std::string& chain, std::string* cases) {
  std::string words;
  for (const Manual& verb : manual.verbs) absl::StrAppend(&words, verb.name.substr(manual.name.size() + 1), " ");
  for (const Manual::Line& option : manual.options) {
    const std::vector<std::string> names = absl::StrSplit(option.name, absl::ByAnyChar(", "), absl::SkipEmpty());
    for (const std::string& name : names) {
      if (name[0] == '-') absl::StrAppend(&words, name, " ");
    }
  }
  if (!words.empty()) words.pop_back();
  absl::StrAppend(cases, "    \"", chain, "\") words=\"", words, "\"", manual.takes_files ? " files=1" : "", " ;;\n");
  for (const Manual& verb : manual.verbs) {
    const std::string name = verb.name.substr(manual.name.size() + 1);
    AppendCase(verb, chain.empty() ? name : absl::StrCat(chain, " ", name), cases);
  }
}

void AppendChains(const Manual& manual, const std::string& chain, std::string* chains) {
  for (const Manual& verb : manual.verbs) {
    const std::string name = verb.name.substr(manual.name.size() + 1);
    const std::string longer = chain.empty() ? name : absl::StrCat(chain, " ", name);
    absl::StrAppend(chains, chains->empty() ? "" : " | ", "\"", longer, "\"");
    AppendChains(verb, longer, chains);
  }
}

}  // namespace

std::string BashCompletion(const Manual& manual) {
  std::string chains, cases;
  AppendChains(manual, "", &chains);
  AppendCase(manual, "", &cases);
  return absl::StrCat(R"(_vanthu() {
  local current=${COMP_WORDS[COMP_CWORD]} chain="" words="" files="" word
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$chain${chain:+ }$word" in
      )",
                      chains, R"() chain+="${chain:+ }$word" ;;
    esac
  done
  case "$chain" in
)",
                      cases, R"(  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  if [ -n "$files" ] && [[ "$current" != -* ]]; then mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current"); fi
}
complete -o filenames -F _vanthu vanthu
)");
}

}  // namespace vanthu::cli
