#include "services/platform/outbox/outbox_store.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/platform/status/macros.h"

namespace vanthu::outbox {
namespace {

using sql::Bytes;
using sql::Transaction;

constexpr std::array<Urgency, 4> kUrgentFirst = {Urgency::kFlash, Urgency::kVeryUrgent, Urgency::kUrgent, Urgency::kNormal};

void AppendNetstring(std::string& out, const std::string& text) { absl::StrAppend(&out, text.size(), ":", text); }

Bytes EncodeHeaders(const std::vector<bus::Header>& headers) {
  Bytes encoded;
  for (const bus::Header& header : headers) {
    AppendNetstring(encoded.data, header.name);
    AppendNetstring(encoded.data, header.value);
  }
  return encoded;
}

absl::StatusOr<std::string> TakeNetstring(std::string_view& rest) {
  const size_t colon = rest.find(':');
  uint64_t size = 0;
  if (colon == std::string_view::npos || !absl::SimpleAtoi(std::string(rest.substr(0, colon)), &size) ||
      size > rest.size() - colon - 1) {
    return absl::DataLossError("an outbox entry's headers cannot be read");
  }
  std::string text(rest.substr(colon + 1, size));
  rest.remove_prefix(colon + 1 + size);
  return text;
}

absl::StatusOr<std::vector<bus::Header>> DecodeHeaders(const Bytes& encoded) {
  std::vector<bus::Header> headers;
  for (std::string_view rest = encoded.data; !rest.empty();) {
    ASSIGN_OR_RETURN(std::string name, TakeNetstring(rest));
    ASSIGN_OR_RETURN(std::string value, TakeNetstring(rest));
    headers.push_back({std::move(name), std::move(value)});
  }
  return headers;
}

// One urgency at a time: each is a range of the index, however much is open and not yet due.
absl::Status AppendDue(Transaction& tx, Urgency urgency, absl::Time now, size_t count_max, std::vector<OpenEntry>& due) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select name, topic, record_key, value, headers, due, sends, failures from outbox_entry "
                            "where open = 1 and urgency = ?1 and due <= ?2 order by due, name limit ?3",
                            urgency, now, count_max - due.size()));
  ASSIGN_OR_RETURN(auto read, (rows.All<std::string, std::string, std::string, Bytes, Bytes, absl::Time, int64_t, int64_t>()));
  for (auto& [name, topic, key, value, encoded, when, sends, failures] : read) {
    ASSIGN_OR_RETURN(auto headers, DecodeHeaders(encoded));
    bus::Record record{std::move(topic), std::move(key), std::move(value.data), std::move(headers), 0};
    due.push_back({{std::move(name), std::move(record), urgency, when}, sends, failures});
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status Add(Transaction& tx, const std::vector<Entry>& entries) {
  std::vector<std::vector<sql::Value>> rows;
  rows.reserve(entries.size());
  for (const Entry& entry : entries) {
    const bus::Record& record = entry.record;
    rows.push_back(Transaction::ToValues(entry.name, record.topic, record.key, Bytes{record.value}, EncodeHeaders(record.headers),
                                         entry.urgency, entry.due, 0, 1));
  }
  return tx.InsertAll("insert into outbox_entry(name, topic, record_key, value, headers, urgency, due, sends, open)", rows,
                      "on conflict (name) do nothing");
}

absl::StatusOr<std::vector<OpenEntry>> Due(Transaction& tx, absl::Time now, int count_max) {
  std::vector<OpenEntry> due;
  const auto wanted = static_cast<size_t>(std::max(count_max, 0));
  for (const Urgency urgency : kUrgentFirst) {
    if (due.size() < wanted) RETURN_IF_ERROR(AppendDue(tx, urgency, now, wanted, due));
  }
  return due;
}

absl::StatusOr<std::optional<absl::Time>> NextDue(Transaction& tx) {
  std::optional<absl::Time> next;
  for (const Urgency urgency : kUrgentFirst) {
    ASSIGN_OR_RETURN(const sql::Rows rows,
                     tx.Query("select due from outbox_entry where open = 1 and urgency = ?1 order by due limit 1", urgency));
    ASSIGN_OR_RETURN(const auto first, rows.Maybe<absl::Time>());
    if (first.has_value()) next = std::min(next.value_or(absl::InfiniteFuture()), std::get<0>(*first));
  }
  return next;
}

// A list of rows in fixed shapes is what InsertAll makes of any statement that takes values: so many updates stay a few prepared
// statements.
absl::Status MarkAllSent(Transaction& tx, const std::vector<Sent>& sent, absl::Time now) {
  std::vector<std::vector<sql::Value>> rows;
  rows.reserve(sent.size());
  for (const Sent& one : sent) rows.push_back(Transaction::ToValues(one.name, one.next_due, now));
  return tx.InsertAll(
      "update outbox_entry set sends = sends + 1, failures = 0, due = sent.column2, sent_at = sent.column3 from (", rows,
      ") as sent where outbox_entry.name = sent.column1");
}

absl::Status Postpone(Transaction& tx, const std::string& name, absl::Time next_due) {
  return tx.Execute("update outbox_entry set failures = failures + 1, due = ?2 where name = ?1", name, next_due).status();
}

absl::Status Close(Transaction& tx, const std::string& name) {
  return tx.Execute("update outbox_entry set open = 0 where name = ?1", name).status();
}

absl::StatusOr<bool> Reopen(Transaction& tx, const std::string& name, absl::Time due) {
  ASSIGN_OR_RETURN(const int64_t changed,
                   tx.Execute("update outbox_entry set open = 1, failures = 0, due = ?2 where name = ?1", name, due));
  return changed == 1;
}

absl::StatusOr<bool> Renew(Transaction& tx, const Entry& entry) {
  const bus::Record& record = entry.record;
  ASSIGN_OR_RETURN(
      const int64_t changed,
      tx.Execute("update outbox_entry set topic = ?2, record_key = ?3, value = ?4, headers = ?5, urgency = ?6, due = ?7, "
                 "failures = 0, open = 1 where name = ?1",
                 entry.name, record.topic, record.key, Bytes{record.value}, EncodeHeaders(record.headers), entry.urgency,
                 entry.due));
  return changed == 1;
}

absl::StatusOr<std::map<std::string, Sends>> FindSends(Transaction& tx, const std::vector<std::string>& names) {
  std::map<std::string, Sends> found;
  for (const std::string& name : names) {
    ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select sends, open, due, sent_at from outbox_entry where name = ?1", name));
    ASSIGN_OR_RETURN(const auto row, (rows.Maybe<int64_t, bool, absl::Time, std::optional<absl::Time>>()));
    if (row.has_value()) found[name] = {std::get<0>(*row), std::get<1>(*row), std::get<2>(*row), std::get<3>(*row)};
  }
  return found;
}

absl::StatusOr<std::optional<std::string>> FindValue(Transaction& tx, const std::string& name) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select value from outbox_entry where name = ?1", name));
  ASSIGN_OR_RETURN(auto row, rows.Maybe<Bytes>());
  if (!row.has_value()) return std::optional<std::string>();
  return std::optional<std::string>(std::move(std::get<0>(*row).data));
}

absl::Status MakeAllDue(Transaction& tx, absl::Time now) {
  return tx.Execute("update outbox_entry set due = ?1 where open = 1 and sends > 0 and due > ?1", now).status();
}

absl::StatusOr<std::optional<std::string>> LogIdentity(Transaction& tx) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select identity from outbox_log where id = 1"));
  ASSIGN_OR_RETURN(const auto row, rows.Maybe<std::string>());
  if (!row.has_value()) return std::optional<std::string>();
  return std::optional<std::string>(std::get<0>(*row));
}

absl::Status SetLogIdentity(Transaction& tx, const std::string& identity) {
  return tx
      .Execute("insert into outbox_log(id, identity) values (1, ?1) on conflict (id) do update set identity = excluded.identity",
               identity)
      .status();
}

}  // namespace vanthu::outbox
