#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::sql {

// The text of statements, without an engine. Quoted text, quoted names and comments are passed over. No dollar quotes: SQLite has
// none.

// The statement as PostgreSQL wants it: ?1 is written $1.
struct PostgresText {
  std::string text;
  size_t parameters = 0;  // the highest number
};
PostgresText ToPostgres(std::string_view statement);

// The statements of a script, without their semicolons.
std::vector<std::string> SplitScript(std::string_view script);

// "insert into t(a, b)" with values for `rows` rows: "… values (?1, ?2), (?3, ?4) suffix".
std::string MultiRowInsert(std::string_view insert, size_t columns, size_t rows, std::string_view suffix);

// UTF-8 without NUL: the only text both engines keep as it is (PostgreSQL refuses NUL, SQLite cuts there).
bool IsStorableText(std::string_view text);

}  // namespace vanthu::sql
