-- what an earlier load settled for the organisations in scope, at the grain of {table}; a target that came
-- to them from another organisation leaves nothing behind there
delete from draft.store.{table} as t
where t.organisation_key in (select s.organisation_key from scope as s)
    or t.target_key in (select g.target_key from target as g);
