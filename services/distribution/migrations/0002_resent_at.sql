-- When a person had the open or last attempt sent again, for the last time; null: nobody did.
alter table delivery add column resent_at bigint;
