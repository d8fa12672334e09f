-- What the register gave, to find a dispatch by it; null before step 6.
alter table issuance add column number bigint;
alter table issuance add column notation text;
alter table issuance add column day text;
create index issuance_by_number on issuance (agency, number, notation);
