#include "services/platform/pdf/marked_content.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace vanthu::pdf {
namespace {

bool IsWord(const QPDFTokenizer::Token& token, const char* word) {
  return token.getType() == QPDFTokenizer::tt_word && token.getValue() == word;
}

bool IsNumberedRun(const std::vector<QPDFTokenizer::Token>& tokens) {
  return std::any_of(tokens.begin(), tokens.end(),
                     [](const auto& token) { return token.getType() == QPDFTokenizer::tt_name && token.getValue() == "/MCID"; });
}

}  // namespace

void MarkedContent::handleToken(QPDFTokenizer::Token const& token) {
  const bool operand = token.getType() != QPDFTokenizer::tt_word;
  if (held_.empty() && token.getType() != QPDFTokenizer::tt_name) return writeToken(token);
  held_.push_back(token);
  if (operand) return;
  if (IsWord(token, "BDC") && IsNumberedRun(held_)) {
    WriteBeginning(held_.front().getValue());
    held_.clear();
  } else {
    WriteHeld();
  }
}

void MarkedContent::handleEOF() { WriteHeld(); }

void MarkedContent::WriteBeginning(const std::string& tag) {
  write(tag == "/Private" ? "/Artifact BMC" : absl::StrCat(tag, " <</MCID ", marks_++, ">> BDC"));
}

void MarkedContent::WriteHeld() {
  for (const QPDFTokenizer::Token& token : held_) writeToken(token);
  held_.clear();
}

}  // namespace vanthu::pdf
