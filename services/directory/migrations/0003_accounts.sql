alter table account add column display_name text not null default '';
alter table account add column locked_at bigint;
alter table account add column version bigint not null default 1;
create index account_of_agency on account(agency, id);

-- phc: the Argon2id hash with its salt and cost, as its reference implementation writes them.
create table account_password (
  account text not null primary key,
  phc text not null,
  set_at bigint not null
);
-- What sets a password, once: its SHA-256.
create table password_secret (
  account text not null primary key,
  secret_digest blob not null,
  expires_at bigint not null
);
-- Passwords tried since the last right one, by the name that was tried, whether there is such an account or not: whoever tries learns nothing from it.
create table sign_in_attempt (
  account text not null primary key,
  tried bigint not null,
  last_at bigint not null,
  next_at bigint not null
);
-- A session is known by the SHA-256 of its secret alone; one that ended is gone.
create table sign_in_session (
  secret_digest blob not null primary key,
  account text not null,
  started_at bigint not null,
  seen_at bigint not null
);
create index sign_in_session_of_account on sign_in_session(account, started_at);
