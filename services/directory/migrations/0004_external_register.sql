alter table agency add column external_register bigint not null default 0;
