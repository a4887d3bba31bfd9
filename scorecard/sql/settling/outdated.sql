-- what an earlier load settled for the organisations in scope, at the grain of {table}
delete from draft.store.{table} as t
where t.organisation_key in (select s.organisation_key from scope as s);
