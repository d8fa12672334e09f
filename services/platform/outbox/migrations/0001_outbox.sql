create table outbox_entry (
  name       text not null primary key,
  topic      text not null,
  record_key text not null,
  value      blob not null,   -- the exact bytes: a repeat is the same record
  headers    blob not null,   -- netstrings: name, value, name, value, …
  urgency    bigint not null,
  due        bigint not null,
  sends      bigint not null, -- how often the broker acknowledged it
  open       bigint not null, -- 0: nothing more to send
  sent_at    bigint           -- when it was last acknowledged
);
create index outbox_due on outbox_entry(urgency, due, name) where open = 1;

create table outbox_log (
  id       bigint not null primary key, -- 1: there is one row
  identity text not null                -- the log this outbox last sent to
);
