#include "services/platform/sql/connection.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/platform/sql/failure.h"
#include "services/platform/sql/statement_text.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::sql {
namespace {

// Few shapes, so that each stays prepared; 64 rows gain nearly all that multi-row inserts can.
constexpr std::array<size_t, 3> kRowShapes = {64, 8, 1};

constexpr char kTypeLetters[] = "nitb";  // by the variant's index
char TypeOf(const Value& value) { return kTypeLetters[value.index()]; }

absl::Status CheckValue(const Value& value, size_t number) {
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr || IsStorableText(*text)) return absl::OkStatus();
  return WithFailure(
      status::Error(status::Reason::kInvalidField, {{"field", absl::StrFormat("?%d", number)},
                                                    {"value", absl::StrFormat("%d byte", text->size())},
                                                    {"rule", "Văn bản lưu trữ phải là UTF-8 hợp lệ, không có byte 0."},
                                                    {"rule_en", "Stored text has to be valid UTF-8 without a NUL byte."}}),
      Failure::kOther);
}

// A column's letter: that of its first value that is not NULL, so that one statement serves rows with and without NULL in it.
std::string ColumnTypes(const std::vector<std::vector<Value>>& rows, size_t first, size_t count) {
  std::string types(rows[first].size(), 'n');
  for (size_t row = first; row < first + count; ++row) {
    for (size_t column = 0; column < types.size(); ++column) {
      if (types[column] == 'n') types[column] = TypeOf(rows[row][column]);
    }
  }
  return types;
}

}  // namespace

absl::Status Connection::Begin(bool writing) {
  failed_ = absl::OkStatus();
  return StartTransaction(writing);
}

absl::StatusOr<Connection::Outcome> Connection::Try(std::string_view statement, const Parameters& parameters) {
  if (!failed_.ok()) return failed_;
  for (size_t i = 0; i < parameters.values.size() && failed_.ok(); ++i) failed_ = CheckValue(*parameters.values[i], i + 1);
  if (!failed_.ok()) return failed_;
  auto outcome = Run(statement, parameters);
  if (!outcome.ok()) failed_ = outcome.status();
  return outcome;
}

absl::StatusOr<Rows> Connection::QueryValues(std::string_view statement, std::vector<Value> values) {
  Parameters parameters;
  for (const Value& value : values) {
    parameters.values.push_back(&value);
    parameters.types += TypeOf(value);
  }
  ASSIGN_OR_RETURN(Outcome outcome, Try(statement, parameters));
  return Rows(std::move(outcome.rows));
}

absl::StatusOr<int64_t> Connection::ExecuteValues(std::string_view statement, std::vector<Value> values) {
  Parameters parameters;
  for (const Value& value : values) {
    parameters.values.push_back(&value);
    parameters.types += TypeOf(value);
  }
  ASSIGN_OR_RETURN(const Outcome outcome, Try(statement, parameters));
  return outcome.changed;
}

absl::Status Connection::InsertAll(std::string_view insert, const std::vector<std::vector<Value>>& rows,
                                   std::string_view suffix) {
  size_t first = 0;
  for (const size_t shape : kRowShapes) {
    for (; rows.size() - first >= shape; first += shape) RETURN_IF_ERROR(InsertChunk(insert, rows, first, shape, suffix));
  }
  return absl::OkStatus();
}

absl::Status Connection::InsertChunk(std::string_view insert, const std::vector<std::vector<Value>>& rows, size_t first,
                                     size_t count, std::string_view suffix) {
  const size_t columns = rows[first].size();
  for (size_t row = first; row < first + count; ++row) {
    if (rows[row].size() == columns && columns > 0) continue;
    return failed_ = WithFailure(absl::InternalError("the rows of one insert have different counts of values"), Failure::kOther);
  }
  Parameters parameters;
  parameters.values.reserve(columns * count);
  parameters.types.reserve(columns * count);
  const std::string types = ColumnTypes(rows, first, count);
  for (size_t row = first; row < first + count; ++row) {
    for (const Value& value : rows[row]) parameters.values.push_back(&value);
    parameters.types += types;
  }
  return Try(InsertText(insert, columns, count, suffix), parameters).status();
}

const std::string& Connection::InsertText(std::string_view insert, size_t columns, size_t rows, std::string_view suffix) {
  std::string key = absl::StrFormat("%d/%d/%s/%s", columns, rows, insert, suffix);
  const auto found = insert_texts_.find(key);
  if (found != insert_texts_.end()) return found->second;
  return insert_texts_.emplace(std::move(key), MultiRowInsert(insert, columns, rows, suffix)).first->second;
}

}  // namespace vanthu::sql
