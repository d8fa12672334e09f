#pragma once

#include <cstddef>
#include <string_view>

namespace vanthu::drafting {

// Where the sentence that `text` begins with ends: at ';', at a point before a capital or the end, at a bracket closed that was
// not opened.
size_t SentenceEnd(std::string_view text);

// Where the main clause begins after an opening phrase: at the comma before an agency's name ("…về việc kiểm tra, Sở Tài chính đề
// nghị …"); the size of the text where none is seen.
size_t MainClause(std::string_view text);

}  // namespace vanthu::drafting
