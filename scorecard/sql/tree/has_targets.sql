-- one row: whether a target of $organisation_id is judged for any period
select exists (
    select 1
    from judged_period as p
    where p.organisation_key in (
        select s.organisation_key
        from organisation_span as s
        where s.organisation_id = $organisation_id
    )
) as has_targets
