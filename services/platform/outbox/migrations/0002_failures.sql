-- Sends in a row that the broker did not acknowledge: the entry's own pause grows with them.
alter table outbox_entry add column failures bigint not null default 0;
