create table request_key (
  agency     text not null,
  caller     text not null,
  method     text not null,
  request_id text not null,
  payload    blob not null,  -- SHA-256 of the request
  made       text not null,  -- the name of what it made
  primary key (agency, caller, method, request_id)
);
