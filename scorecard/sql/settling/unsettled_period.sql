-- one row per judged period whose indicator has a new report: it is to be worked out
update draft.store.judged_period as p
set is_settled = false
where (p.organisation_key, p.indicator_key) in (
    select n.organisation_key, n.indicator_key
    from new_actual as n
);
