-- How often in a row the content of an issuance could not be read: it is tried again after a growing pause, behind the others.
alter table issuance add column times_unreadable bigint not null default 0;
