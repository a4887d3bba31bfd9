-- one row: whether a report of this load lies in no year of some target that it serves
select
    exists (
        select 1
        from actual as n
        inner join calendar as c on n.period_key = c.period_key
        inner join target as t
            on n.organisation_key = t.organisation_key and n.indicator_key = t.indicator_key
        where n.load_id = $load_id
            and case when t.year_basis = 'school' then c.school_year else c.calendar_year end is null
    ) as has_straddling;
