-- one row per parent, rating and year in which more of its members are rated xuất sắc than
-- $excellent_ceiling_percent percent, rounded up, of those rated tốt or better (semantics §9, domain
-- notes: warns, never blocks); placed at the xuất sắc that was loaded last
with
rated as (
    select
        h.parent_id as parent_id,
        r.indicator_id as indicator_id,
        r.period_code as period_code,
        count(*) filter (where r.level in ('xuat_sac', 'tot')) as good,
        count(*) filter (where r.level = 'xuat_sac') as excellent,
        max(r.report_id) filter (where r.level = 'xuat_sac') as placed_report_id
    from reported as r
    inner join organisation_history as h
        on r.organisation_key = h.organisation_key
        and coalesce(h.valid_from <= r.last_day, true)
        and coalesce(h.valid_to >= r.last_day, true)
    where r.kind = 'year'
        and r.measure = 'rating'
        and r.scale_id = 'xep_loai'
        and h.parent_id is not null
    group by h.parent_id, r.indicator_id, r.period_code
)

select
    l.file_id as file_id,
    l.row_number as row_number,
    t.parent_id as organisation_id,
    t.indicator_id as indicator_id,
    t.period_code as period_code,
    t.excellent as excellent,
    t.good as good
from rated as t
inner join reported as l on t.placed_report_id = l.report_id
where 100 * (t.excellent - 1) >= $excellent_ceiling_percent * t.good
    and ($load_id is null or l.load_id = $load_id)
order by l.file_id, l.row_number;
