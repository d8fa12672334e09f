-- What was done in review, in order; the last one tells where its revision is, while that is the draft's latest.
create table review_step (
  agency text not null,
  draft text not null,
  ordinal bigint not null,
  revision text not null,
  move bigint not null,
  state bigint not null,
  made_by text not null,
  made_at bigint not null,
  reason text not null,
  primary key (agency, draft, ordinal)
);

create table comment (
  agency text not null,
  draft text not null,
  ordinal bigint not null,
  comment text not null,
  revision text not null,
  pointer text not null,
  quote text not null,
  words text not null,
  made_by text not null,
  made_at bigint not null,
  resolved_by text,
  resolved_at bigint,
  primary key (agency, draft, ordinal)
);
create unique index comment_by_id on comment (agency, draft, comment);

-- The last issuance of each draft of a list.
create index issuance_by_draft on issuance (agency, draft, ordinal);
