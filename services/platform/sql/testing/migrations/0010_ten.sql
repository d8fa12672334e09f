create table ten (id bigint not null primary key);
