create table audit_event (
  agency  text not null,
  id      bigint not null,  -- 1, 2, … within the agency, in the order of commits
  event   text not null,
  actor   text not null,
  subject text not null,
  outcome text not null,
  detail  text not null,
  at      bigint not null,
  primary key (agency, id)
);

create table audit_counter (
  agency text not null primary key,
  last   bigint not null
);
