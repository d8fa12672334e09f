-- Which files an agency with a register of its own has itself brought: it can hand over no others, so that knowing a digest opens nothing.
create table external_upload (
  agency     text not null,
  digest     blob not null,
  size_bytes bigint not null,
  stored_at  bigint not null,
  primary key (agency, digest)
);
