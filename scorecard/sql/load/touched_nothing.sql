-- no rows: one per organisation that a load touches, as far as it was asked
create or replace temp table scope (organisation_key integer);
