create table agency (
  id text not null primary key,
  display_name text not null,
  symbol text not null,
  kind text not null,
  parent text not null,
  province text not null,
  code text not null,
  code_102 text not null,
  first_day text,
  last_day text,
  connected bigint not null,
  place text not null
);
create table unit (
  agency text not null,
  id text not null,
  display_name text not null,
  symbol text not null,
  first_day text,
  last_day text,
  sample bigint not null,
  primary key (agency, id)
);
-- resource: agencies/{agency}, agencies/{agency}/units/{unit} or agencies/{owner}/groups/{group}
create table other_name (
  resource text not null,
  ordinal bigint not null,
  name text not null,
  primary key (resource, ordinal)
);
create table succession (
  predecessor text not null,
  successor text not null,
  first_day text not null,
  basis text not null,
  primary key (predecessor, successor)
);
create table agency_group (
  owner text not null,
  id text not null,
  display_name text not null,
  primary key (owner, id)
);
create table group_rule (
  owner text not null,
  group_id text not null,
  ordinal bigint not null,
  first_day text,
  last_day text,
  kind text not null,
  primary key (owner, group_id, ordinal)
);
create table group_member (
  owner text not null,
  group_id text not null,
  rule bigint not null,
  member text not null,
  primary key (owner, group_id, rule, member)
);
create table person (
  agency text not null,
  id text not null,
  full_name text not null,
  sample bigint not null,
  primary key (agency, id)
);
create table held_position (
  agency text not null,
  person text not null,
  ordinal bigint not null,
  title text not null,
  first_day text,
  last_day text,
  forms text not null,
  primary key (agency, person, ordinal)
);
create table account (
  id text not null primary key,
  agency text not null,
  roles text not null
);
create table agency_key (
  agency text not null,
  id text not null,
  key_use bigint not null,
  public_key blob not null,
  valid_from bigint not null,
  valid_until bigint,
  revoked_at bigint,
  primary key (agency, id)
);
-- One row, counted up by every commit that changes what is kept in memory.
create table directory_version (
  id bigint not null primary key,
  version bigint not null
);
insert into directory_version(id, version) values (1, 0);
