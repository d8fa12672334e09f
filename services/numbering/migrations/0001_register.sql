-- One row per issuing agency: every commit that gives, records or voids a number locks it first.
create table log_head (
  agency text not null primary key,
  epoch bigint not null,
  size bigint not null,
  frontier blob not null,
  checkpoint text not null,
  opened_at bigint not null,
  last_instant bigint,
  clock_offset bigint not null,
  clock_alarm text not null,
  held_cause text
);

create table log_leaf (
  agency text not null,
  epoch bigint not null,
  leaf_index bigint not null,
  leaf text not null,
  hash blob not null,
  nonce blob not null,
  primary key (agency, epoch, leaf_index)
);

-- The roots of full tiles, one row for 256 of the level below: with them any proof reads a few tiles, however large the log.
create table log_tile_hash (
  agency text not null,
  epoch bigint not null,
  tile_level bigint not null,
  hash_index bigint not null,
  hash blob not null,
  primary key (agency, epoch, tile_level, hash_index)
);

create table number_series (
  agency text not null,
  book text not null,
  year bigint not null,
  last bigint not null,
  primary key (agency, book, year)
);

create table register_row (
  agency text not null,
  issuance text not null,
  book text not null,
  year bigint not null,
  number bigint not null,
  notation text not null,
  day text not null,
  revision blob not null,
  recipients blob not null,
  allocated_at bigint not null,
  allocated_leaf bigint not null,
  epoch bigint not null,
  state bigint not null,
  finished_leaf bigint,
  manifest blob,
  void_reason text,
  primary key (agency, issuance),
  unique (agency, book, year, number)
);

-- A call that named a day which had passed is refused for ever, so that its late twin cannot commit.
create table refused_day (
  agency text not null,
  issuance text not null,
  day text not null,
  primary key (agency, issuance, day)
);

create table barred_issuance (
  agency text not null,
  issuance text not null,
  reason text not null,
  decided_by text not null,
  barred_at bigint not null,
  primary key (agency, issuance)
);

-- From this size of the log on, a person has taken the clock for right: there alone time may step back.
create table accepted_clock (
  agency text not null,
  epoch bigint not null,
  log_size bigint not null,
  accepted_at bigint not null,
  reason text not null,
  accepted_by text not null
);
