-- Each lane of the hand-over asks for every agency's next entry, and for when the next try is due: one step into an index each.
drop index inbox_entry_open;
create index inbox_entry_next on inbox_entry(agency, urgency desc, position) where state in (1, 2);
create index inbox_entry_try on inbox_entry(next_try_at) where state in (1, 2);
