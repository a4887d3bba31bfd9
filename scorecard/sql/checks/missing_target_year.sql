-- one row per by_year target and judged year without a value (contract §1); placed where this load
-- touches the target, its resolution, its term or a year of it
select
    case
        when t.load_id = $load_id then t.file_id
        when r.load_id = $load_id then r.file_id
        else m.file_id
    end as file_id,
    case
        when t.load_id = $load_id then t.row_number
        when r.load_id = $load_id then r.row_number
        else m.row_number
    end as row_number,
    t.target_id as target_id,
    j.period_code as year_code
from target as t
inner join judged_year as j on t.target_key = j.target_key
inner join resolution as r on t.resolution_id = r.resolution_id
left join term as m on r.term_id = m.term_id
left join target_year as y on t.target_key = y.target_key and j.year_number = y.year_number
where t.cadence = 'by_year'
    and y.target_key is null
    and (t.load_id = $load_id or r.load_id = $load_id or m.load_id = $load_id)
    -- a year of this load that is of the other calendar is told as that
    and not exists (
        select 1
        from store.target_years as w
        where w.target_id = t.target_id
            and w.load_id = $load_id
            and cast(substr(w.year, 1, 4) as smallint) = j.year_number
    )
order by 1, 2, 4;
