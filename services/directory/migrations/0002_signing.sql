-- Certificates of people and seals stand beside the Ed25519 keys; a person's name is empty for all others.
alter table agency_key add column certificate blob;
alter table agency_key add column person text;

-- What others gave a person to sign (Điều 13).
create table delegation (
  agency text not null,
  person text not null,
  ordinal bigint not null,
  form text not null,
  from_agency text not null,
  from_position text not null,
  first_day text,
  last_day text,
  scope text not null,
  document_types text not null,
  basis text not null,
  primary key (agency, person, ordinal)
);
