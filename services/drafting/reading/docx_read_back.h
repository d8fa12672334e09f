#pragma once

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "services/drafting/reading/docx_manuscript.h"
#include "services/drafting/reading/made_docx.h"

namespace vanthu::drafting {

// For tests: what a made .docx is read as.
inline Manuscript ManuscriptIn(const MadeDocx& docx) {
  auto manuscript = ReadDocx(docx.Bytes(), "a.docx");
  EXPECT_TRUE(manuscript.ok()) << manuscript.status();
  return manuscript.ok() ? *manuscript : Manuscript{};
}

inline std::vector<std::string> TextsIn(const MadeDocx& docx) {
  std::vector<std::string> texts;
  for (const ManuscriptLine& line : ManuscriptIn(docx).lines) texts.push_back(line.text);
  return texts;
}

inline std::string InEnglish(const std::vector<Remark>& remarks) {
  std::string all;
  for (const Remark& remark : remarks) absl::StrAppend(&all, remark.english, "\n");
  return all;
}

}  // namespace vanthu::drafting
