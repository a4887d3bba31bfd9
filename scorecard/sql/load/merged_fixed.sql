-- what a load leaves as it is: calendar, months, and the loads before it, each at its own grain
create or replace view memory.store.calendar as select * from stored.store.calendar;

create or replace view memory.store.month as select * from stored.store.month;

create or replace view memory.store.load as select * from stored.store.load;

create or replace view memory.store.load_file as select * from stored.store.load_file;
