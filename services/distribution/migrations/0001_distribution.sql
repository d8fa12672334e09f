create table dispatch (
  agency              text not null,
  dispatch            text not null,
  payload             blob not null,   -- digest of the whole order: the name is the idempotency key
  manifest            text not null,
  frozen_list         text not null,
  register_leaf       text not null,
  register_nonce      blob not null,
  register_proof      text not null,
  urgency             bigint not null,
  document_type       text not null,
  abstract            text not null,
  issuer_display_name text not null,
  published_at        bigint not null,
  primary key (agency, dispatch)
);

create table delivery (
  agency           text not null,
  dispatch         text not null,
  delivery         text not null,
  position         bigint not null,  -- in the frozen list, from 1
  recipient        text not null,
  recipient_agency text not null,    -- whose inbox it goes to
  display_name     text not null,
  note             text not null,
  content_digest   blob not null,
  state            bigint not null,
  status           bigint not null,
  attempt          bigint not null,
  is_answered      bigint not null,  -- 1: a receipt of any attempt is there
  reason           text not null,
  progress         text not null,
  next_try_at      bigint,
  published_at     bigint not null,
  updated_at       bigint not null,
  primary key (agency, dispatch, delivery)
);
create unique index delivery_by_position on delivery (agency, dispatch, position);
create index delivery_answered on delivery (recipient_agency, published_at, delivery) where is_answered = 1;

create table delivery_status (
  delivery   text not null,
  attempt    bigint not null,
  status     bigint not null,
  reached_at bigint not null,
  reason     text not null,
  primary key (delivery, attempt, status)
);

create table inbox (
  agency        text not null,
  inbox         text,               -- null: a person let it go, the next one takes over
  registered_at bigint not null,
  refused       text not null,      -- the last other inbox that asked: audited once
  primary key (agency)
);

create table parked_receipt (
  delivery       text not null,
  attempt        bigint not null,
  status         bigint not null,
  content_digest blob not null,
  agency         text not null,
  dispatch       text not null,
  recipient      text not null,
  inbox          text not null,
  reached_at     bigint not null,
  reason         text not null,
  parked_at      bigint not null,
  primary key (delivery, attempt, status, content_digest)
);

create table quarantined_receipt (
  topic          text not null,
  log_identity   text not null,
  log_offset     bigint not null,
  value          blob not null,
  reason         text not null,
  detail         text not null,
  quarantined_at bigint not null,
  judge_again_at bigint,            -- null: judged for good
  primary key (topic, log_identity, log_offset)
);
create index quarantined_receipt_again on quarantined_receipt (judge_again_at) where judge_again_at is not null;

create table receipt_position (
  agency       text not null,       -- the issuer whose receipts they are
  log_identity text not null,
  next_offset  bigint not null,
  primary key (agency)
);
