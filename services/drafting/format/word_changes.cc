#include "services/drafting/format/word_changes.h"

#include <algorithm>

#include "services/platform/text/lines.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

// Beyond it a text is changed as one piece: comparing word with word takes time and memory by the square.
constexpr size_t kWordsMax = 1500;

struct Token {
  size_t begin = 0;
  size_t end = 0;
};

// Words, each with the blanks before it belonging to neither: two words are equal with their gap when both are.
std::vector<Token> WordsOf(std::string_view text) {
  std::vector<Token> words;
  bool in_word = false;
  text::ForEachCodePoint(text, [&](const text::CodePoint& point) {
    const bool is_letter = !text::IsBlank(point.value);
    if (is_letter && !in_word) words.push_back({point.begin, point.end});
    if (is_letter) words.back().end = point.end;
    in_word = is_letter;
  });
  return words;
}

class Comparison {
 public:
  Comparison(std::string_view before, std::string_view after)
      : before_(before), after_(after), old_words_(WordsOf(before)), new_words_(WordsOf(after)) {}

  std::vector<WordChange> Changes() {
    if (old_words_.empty() || new_words_.empty()) return {};
    SkipEqualEnds();
    const size_t old_count = old_end_ - old_begin_, new_count = new_end_ - new_begin_;
    if (old_count > kWordsMax || new_count > kWordsMax) {
      Close(old_begin_, old_end_, new_begin_, new_end_);
    } else {
      Walk(CommonLengths());
    }
    return std::move(changes_);
  }

 private:
  // A word with the gap to the word before it.
  std::string_view Old(size_t at) const { return Text(before_, old_words_, at); }
  std::string_view New(size_t at) const { return Text(after_, new_words_, at); }
  static std::string_view Text(std::string_view text, const std::vector<Token>& words, size_t at) {
    const size_t begin = at == 0 ? words[0].begin : words[at - 1].end;
    return text.substr(begin, words[at].end - begin);
  }

  void SkipEqualEnds() {
    old_end_ = old_words_.size(), new_end_ = new_words_.size();
    while (old_begin_ < old_end_ && new_begin_ < new_end_ && Old(old_begin_) == New(new_begin_)) ++old_begin_, ++new_begin_;
    while (old_end_ > old_begin_ && new_end_ > new_begin_ && Old(old_end_ - 1) == New(new_end_ - 1)) --old_end_, --new_end_;
  }

  // [i][j]: how many words the rests from i and j have in common, in order.
  std::vector<std::vector<int>> CommonLengths() const {
    const size_t rows = old_end_ - old_begin_, columns = new_end_ - new_begin_;
    std::vector<std::vector<int>> lengths(rows + 1, std::vector<int>(columns + 1));
    for (size_t i = rows; i-- > 0;) {
      for (size_t j = columns; j-- > 0;) {
        lengths[i][j] = Old(old_begin_ + i) == New(new_begin_ + j) ? lengths[i + 1][j + 1] + 1
                                                                   : std::max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    return lengths;
  }

  void Walk(const std::vector<std::vector<int>>& lengths) {
    size_t i = old_begin_, j = new_begin_, old_from = i, new_from = j;
    while (i < old_end_ || j < new_end_) {
      if (i < old_end_ && j < new_end_ && Old(i) == New(j)) {
        Close(old_from, i, new_from, j);
        old_from = ++i, new_from = ++j;
      } else if (j == new_end_ ||
                 (i < old_end_ && lengths[i + 1 - old_begin_][j - new_begin_] >= lengths[i - old_begin_][j + 1 - new_begin_])) {
        ++i;
      } else {
        ++j;
      }
    }
    Close(old_from, i, new_from, j);
  }

  static std::string_view Gap(std::string_view text, const std::vector<Token>& words, size_t at) {
    return at == 0 ? std::string_view() : text.substr(words[at - 1].end, words[at].begin - words[at - 1].end);
  }

  // Old words [old_from, old_to) become new words [new_from, new_to). A gap that differs takes the word before it along; what
  // only goes or comes, a neighbour.
  void Close(size_t old_from, size_t old_to, size_t new_from, size_t new_to) {
    if (old_from == old_to && new_from == new_to) return;
    const bool stands_alone =
        old_from < old_to && new_from < new_to && Gap(before_, old_words_, old_from) == Gap(after_, new_words_, new_from);
    if (!stands_alone && old_from > 0 && new_from > 0) {
      --old_from, --new_from;
    } else if (!stands_alone && old_to < old_words_.size() && new_to < new_words_.size()) {
      ++old_to, ++new_to;
    }
    const size_t begin = old_words_[old_from].begin, end = old_words_[old_to - 1].end;
    const size_t new_begin = new_words_[new_from].begin, new_end = new_words_[new_to - 1].end;
    if (!changes_.empty() && changes_.back().end > begin) {  // the word taken along belongs to the change before
      const std::string_view gap_and_more = after_.substr(new_words_[new_from].end, new_end - new_words_[new_from].end);
      changes_.back().end = end;
      changes_.back().text.append(gap_and_more);
      return;
    }
    changes_.push_back({begin, end, std::string(after_.substr(new_begin, new_end - new_begin))});
  }

  std::string_view before_, after_;
  std::vector<Token> old_words_, new_words_;
  size_t old_begin_ = 0, old_end_ = 0, new_begin_ = 0, new_end_ = 0;
  std::vector<WordChange> changes_;
};

}  // namespace

std::vector<WordChange> WordChanges(std::string_view before, std::string_view after) {
  return Comparison(before, after).Changes();
}

}  // namespace vanthu::drafting
