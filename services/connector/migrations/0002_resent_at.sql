-- The latest person's resend that a record of this attempt told of; null: none did.
alter table inbox_entry add column resent_at bigint;
