-- One hosted agency's inbox.
create table inbox (
  agency             text not null primary key,
  id                 text not null,    -- of this life of the inbox: what distribution knows it by
  filled             bigint not null,  -- 1: what was answered before this inbox began has been entered
  endpoint           text,             -- the identity in the endpoint's marker; null: never set up
  endpoint_trouble   text not null,    -- why the endpoint cannot be used; empty: it can
  log_identity       text not null,    -- of the log that next_offset is of
  next_offset        bigint not null,
  last_entry         bigint not null,  -- position of the last entry
  last_quarantined   bigint not null   -- position of the last record in quarantine
);

-- One attempt of one delivery.
create table inbox_entry (
  agency         text not null,
  position       bigint not null,  -- 1, 2, … in the order of taking
  delivery       text not null,
  attempt        bigint not null,
  issuer         text not null,
  dispatch       text not null,
  recipient      text not null,
  content_digest blob not null,
  urgency        bigint not null,
  number_text    text not null,
  envelope       blob not null,    -- the exact bytes of the record
  state          bigint not null,
  reason         text not null,
  location       text not null,
  tries          bigint not null,
  next_try_at    bigint not null,  -- read while the state is waiting or retrying
  progress_due   bigint not null,  -- 1: distribution has not been told of the state yet
  received_at    bigint not null,
  handed_over_at bigint,
  primary key (agency, position),
  unique (agency, delivery, attempt)
);
create index inbox_entry_open on inbox_entry(agency, urgency, position) where state in (1, 2);
create index inbox_entry_progress on inbox_entry(agency, position) where progress_due = 1;

-- What was answered, or will be: a receipt stands in the outbox for each.
create table entry_status (
  agency     text not null,
  position   bigint not null,
  status     bigint not null,
  reached_at bigint not null,
  reason     text not null,
  primary key (agency, position, status)
);

-- Records that were not taken, by their place in the log.
create table quarantined_record (
  agency         text not null,
  position       bigint not null,
  topic          text not null,
  log_identity   text not null,
  log_offset     bigint not null,
  value          blob not null,
  reason         text not null,
  detail         text not null,
  met_at         bigint not null,
  judge_again_at bigint,           -- null: the verdict is final
  primary key (topic, log_identity, log_offset)
);
create index quarantined_record_agency on quarantined_record(agency, position);
create index quarantined_record_again on quarantined_record(judge_again_at) where judge_again_at is not null;
