"""The inbox of one agency: what was received, how far that is, and what is answered. One SQLite file; every method is one commit."""

import json
import sqlite3
import sys
import time
import uuid

import record

TABLES = """
create table if not exists inbox (id text not null, cluster text not null, next_offset integer not null, is_filled integer not null);
create table if not exists entry (delivery text, attempt integer, content_digest blob not null, urgency integer not null, value blob not null,
                                  state text not null, primary key (delivery, attempt));  -- waiting | handed_over | refused
create table if not exists receipt (delivery text, attempt integer, status integer, topic text not null, key text not null, value blob not null,
                                    headers text not null, is_sent integer not null, primary key (delivery, attempt, status));
create table if not exists aside (cluster text, offset integer, value blob not null, why text not null, again_at real,
                                  primary key (cluster, offset));  -- for people to look at
"""
PATIENCE_SECONDS = 60  # until a record of an unknown key is judged again


class Inbox:

    def __init__(self, folder, signer):
        self._signer = signer
        self._rows = sqlite3.connect(folder / "inbox.sqlite", isolation_level=None)
        self._rows.execute("pragma journal_mode = wal")
        self._rows.execute("pragma synchronous = full")
        self._rows.executescript(TABLES)
        if self._one("select 1 from inbox") is None:
            self._rows.execute("insert into inbox values (?, '', 0, 0)", (f"inbox-{uuid.uuid4()}",))
        self.id = self._one("select id from inbox")[0]

    def _one(self, query, *values):
        return self._rows.execute(query, values).fetchone()

    def _all(self, query, *values):
        return self._rows.execute(query, values).fetchall()

    def position(self, cluster):
        """Offsets mean something only within one cluster: in another one everything is read, and what is here is dropped."""
        return self._one("select coalesce(max(next_offset), 0) from inbox where cluster = ?", cluster)[0]

    def is_filled(self):
        return self._one("select is_filled from inbox")[0] == 1

    def fill(self, answered):
        """A new inbox of an agency that has received before: what was answered is neither handed over nor lost."""
        with self._rows:
            self._rows.execute("begin")
            for value, said, statuses in answered:
                state = "refused" if record.REFUSED in statuses else "handed_over"
                self._insert(said, value, state)
                for status in statuses:
                    self._answer(said, status, "")
            self._rows.execute("update inbox set is_filled = 1")

    def take(self, cluster, offset, value, judge):
        """One record: taken, dropped, refused or put aside, and the next offset, in one commit."""
        with self._rows:
            self._rows.execute("begin")
            self._judge(cluster, offset, value, judge)
            if offset >= self.position(cluster):
                self._rows.execute("update inbox set cluster = ?, next_offset = ?", (cluster, offset + 1))

    def _judge(self, cluster, offset, value, judge):
        self._rows.execute("delete from aside where cluster = ? and offset = ?", (cluster, offset))
        try:
            try:
                self._enter(judge(value).said, value)
            except record.NotGenuine as refusal:
                self._enter(refusal.said, value, str(refusal))
        except record.PutAside as aside:
            self._put_aside(cluster, offset, value, str(aside), time.time() + PATIENCE_SECONDS if aside.again else None)

    def _put_aside(self, cluster, offset, value, why, again_at):
        self._rows.execute("insert into aside values (?, ?, ?, ?, ?)", (cluster, offset, value, why, again_at))
        print(f"put aside, offset {offset}: {why}", file=sys.stderr)

    def _enter(self, said, value, refusal=""):
        known = dict(self._all("select attempt, state from entry where delivery = ?", said.delivery_id))
        if self._one("select 1 from entry where delivery = ? and content_digest <> ?", said.delivery_id, said.content_digest):
            raise record.PutAside(f"{said.delivery_id} came before with other content")
        earlier = [attempt for attempt, was in known.items() if attempt < said.attempt and was == "handed_over"]
        if said.attempt in known or earlier:  # we have it: every status reached so far is the answer
            for (status,) in self._all("select distinct status from receipt where delivery = ?", said.delivery_id):
                self._answer(said, status, "")
            self._rows.execute("update receipt set is_sent = 0 where delivery = ? and attempt = ?", (said.delivery_id, said.attempt))
        elif not any(attempt > said.attempt for attempt in known):
            self._insert(said, value, "refused" if refusal else "waiting")
            if refusal:
                self._answer(said, record.REFUSED, refusal)

    def _insert(self, said, value, state):
        self._rows.execute("insert into entry values (?, ?, ?, ?, ?, ?)",
                           (said.delivery_id, said.attempt, said.content_digest, said.urgency, value, state))

    def _answer(self, said, status, reason):
        topic, key, value, headers = self._signer(said, status, reason, self.id)
        self._rows.execute("insert into receipt values (?, ?, ?, ?, ?, ?, ?, 0) on conflict do nothing",
                           (said.delivery_id, said.attempt, status, topic, key, value, json.dumps(headers)))

    def waiting(self):
        return [value for (value,) in self._all("select value from entry where state = 'waiting' order by urgency desc, rowid")]

    def finish(self, said, state, status, reason=""):
        """Handed over and receipt 01, or refused and receipt 02: one commit, so that neither is there without the other."""
        with self._rows:
            self._rows.execute("begin")
            self._rows.execute("update entry set state = ? where delivery = ? and attempt = ?", (state, said.delivery_id, said.attempt))
            self._answer(said, status, reason)

    def unsent(self):
        return self._all("select delivery, attempt, status, topic, key, value, headers from receipt where is_sent = 0 order by rowid")

    def sent(self, delivery, attempt, status):
        self._rows.execute("update receipt set is_sent = 1 where delivery = ? and attempt = ? and status = ?", (delivery, attempt, status))

    def to_judge_again(self):
        return self._all("select cluster, offset, value from aside where again_at <= ?", time.time())
