-- Newest first, an agency's own.
create index draft_by_time on draft (agency, created_at, draft);
create index issuance_by_time on issuance (agency, created_at, issuance);
