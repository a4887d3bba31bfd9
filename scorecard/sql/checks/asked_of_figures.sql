-- one row: what the reports of this load, and those beside them, hold for the checks to compare
select
    exists (
        select 1
        from reported as r
        where r.load_id = $load_id and r.denominator is not null
    ) as has_shares,
    exists (
        select 1
        from reported as r
        where r.load_id = $load_id and r.level is not null
    ) as has_ratings,
    exists (
        select 1
        from reported as r
        group by r.organisation_key, r.indicator_key
        having min(r.end_month - r.first_month) < max(r.end_month - r.first_month)
    ) as has_parts;
