#pragma once

#include <qpdf/QPDFObjectHandle.hh>

namespace vanthu::pdf {

// Rewrites the tagged runs of one page as it is copied: what is tagged "Private" becomes an artifact (ISO 32000-1, 14.8.2.2),
// which cairo has no word for; the others are numbered anew, without the gaps that leaves.
class MarkedContent : public QPDFObjectHandle::TokenFilter {
 public:
  void handleToken(QPDFTokenizer::Token const& token) override;
  void handleEOF() override;

  int marks() const { return marks_; }

 private:
  void WriteBeginning(const std::string& tag);
  void WriteHeld();

  std::vector<QPDFTokenizer::Token> held_;  // from a name that may be a run's tag to the operator that says so
  int marks_ = 0;
};

}  // namespace vanthu::pdf
