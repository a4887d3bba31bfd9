-- the head of a statement: the temporary view {view} has the grain of the select that follows
create or replace temp view {view} as
