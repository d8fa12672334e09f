#include "services/platform/sql/statement_text.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/platform/text/utf8.h"

namespace vanthu::sql {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Where the quoted text or comment that begins at `at` ends; `at` itself where none begins.
size_t EndOfQuote(std::string_view text, size_t at) {
  const auto after = [&](std::string_view closing, size_t from) {
    const size_t found = text.find(closing, from);
    return found == std::string_view::npos ? text.size() : found + closing.size();
  };
  const std::string_view rest = text.substr(at);
  if (rest.substr(0, 1) == "'") return after("'", at + 1);
  if (rest.substr(0, 1) == "\"") return after("\"", at + 1);
  if (rest.substr(0, 2) == "--") return after("\n", at + 2);
  if (rest.substr(0, 2) == "/*") return after("*/", at + 2);
  return at;
}

bool IsComment(std::string_view piece) { return piece.substr(0, 2) == "--" || piece.substr(0, 2) == "/*"; }

}  // namespace

PostgresText ToPostgres(std::string_view statement) {
  PostgresText result;
  result.text.reserve(statement.size());
  for (size_t at = 0; at < statement.size();) {
    if (const size_t end = EndOfQuote(statement, at); end != at) {
      result.text.append(statement.substr(at, end - at));
      at = end;
      continue;
    }
    const bool parameter = statement[at] == '?' && at + 1 < statement.size() && IsDigit(statement[at + 1]);
    result.text += parameter ? '$' : statement[at];
    ++at;
    size_t number = 0;
    for (; parameter && at < statement.size() && IsDigit(statement[at]); ++at) {
      number = number * 10 + static_cast<size_t>(statement[at] - '0');
      result.text += statement[at];
    }
    result.parameters = std::max(result.parameters, number);
  }
  return result;
}

std::vector<std::string> SplitScript(std::string_view script) {
  std::vector<std::string> statements;
  std::string statement;
  const auto end_statement = [&] {
    absl::StripAsciiWhitespace(&statement);
    if (!statement.empty()) statements.push_back(std::move(statement));
    statement.clear();
  };
  for (size_t at = 0; at < script.size();) {
    if (const size_t end = EndOfQuote(script, at); end != at) {
      const std::string_view piece = script.substr(at, end - at);
      statement.append(IsComment(piece) ? std::string_view(" ") : piece);
      at = end;
    } else if (script[at] == ';') {
      end_statement();
      ++at;
    } else {
      statement += script[at++];
    }
  }
  end_statement();
  return statements;
}

std::string MultiRowInsert(std::string_view insert, size_t columns, size_t rows, std::string_view suffix) {
  std::string text(insert);
  text += " values ";
  size_t number = 0;
  for (size_t row = 0; row < rows; ++row) {
    text += row == 0 ? "(" : ", (";
    for (size_t column = 0; column < columns; ++column) absl::StrAppend(&text, column == 0 ? "?" : ", ?", ++number);
    text += ")";
  }
  if (!suffix.empty()) {
    text += " ";
    text += suffix;
  }
  return text;
}

bool IsStorableText(std::string_view text) {
  return text.find('\0') == std::string_view::npos && !text::FirstInvalidUtf8(text).has_value();
}

}  // namespace vanthu::sql
