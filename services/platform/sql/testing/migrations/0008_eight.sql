create table eight (id bigint not null primary key);
