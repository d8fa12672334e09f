create table draft (
  agency text not null,
  draft text not null,
  source blob not null,
  latest_revision bigint not null,
  locked_by text,
  version bigint not null,
  created_at bigint not null,
  created_by text not null,
  primary key (agency, draft)
);
create index draft_by_source on draft (agency, source, created_at);

create table revision (
  agency text not null,
  draft text not null,
  ordinal bigint not null,
  revision text not null,
  hash blob not null,
  content text not null,
  attachments text not null,
  made_at bigint not null,
  made_by text not null,
  primary key (agency, draft, ordinal)
);

create table approval (
  agency text not null,
  draft text not null,
  revision text not null,
  revision_hash blob not null,
  recipients_digest blob not null,
  approved_by text not null,
  approved_at bigint not null,
  primary key (agency, draft, revision)
);

create table issuance (
  agency text not null,
  issuance text not null,
  draft text not null,
  ordinal bigint not null,
  state bigint not null,
  version bigint not null,
  next_try_at bigint,
  created_at bigint not null,
  content text not null,
  primary key (agency, issuance)
);
-- At most one issuance of a draft is neither refused (8) nor voided (10).
create unique index issuance_alive on issuance (agency, draft) where state not in (8, 10);
create index issuance_due on issuance (next_try_at) where next_try_at is not null;

create table known_checkpoint (
  agency text not null,
  size bigint not null,
  checkpoint text not null,
  primary key (agency)
);
