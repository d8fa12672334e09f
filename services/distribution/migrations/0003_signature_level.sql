-- "B-B" or "B-T", the lower of the PDF's signatures; empty: published before it was kept.
alter table dispatch add column signature_level text not null default '';
