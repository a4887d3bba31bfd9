-- one row per judged period of the flow target $target_id and quarter of it: what is due by its end
select
    p.period_code as period,
    m.last_day as day,
    cast(p.asked_value as double) * case
        when p.profile is not null and not p.is_founded_inside
            then cast(split_part(p.profile, ' ', cast((m.month + 1 - p.first_month) / 3 as integer)) as double)
                / 100
        else cast(m.month + 1 - p.start_month as double) / (p.end_month - p.start_month)
    end as expected
from period as p
inner join target as t on p.target_key = t.target_key
inner join month as m
    on m.month >= p.start_month
    and m.month < p.end_month
    and (m.month + 1 - p.first_month) % 3 = 0
where t.target_id = $target_id and p.method = 'sum'
order by p.first_month, m.month
