-- one row per indicator whose measure or scale this load changes although targets or reports stand on
-- it, or that may no longer be negative although reports are
with
altered as (
    select
        n.id as id,
        n.file_id as file_id,
        n.row_number as row_number,
        case
            when n.measure <> f.measure then 'measure'
            when n.scale_id is distinct from f.scale_id then 'scale_id'
            else 'can_be_negative'
        end as column_name,
        case
            when n.measure <> f.measure then n.measure
            when n.scale_id is distinct from f.scale_id then n.scale_id
            else 'không'
        end as value,
        n.measure <> f.measure or n.scale_id is distinct from f.scale_id as is_kind
    from incoming_indicators as n
    inner join stored.store.indicators as f on n.id = f.id and f.replaced_load_id is null
    where n.state = 'changed'
        and (
            n.measure <> f.measure
            or n.scale_id is distinct from f.scale_id
            or (f.can_be_negative and not n.can_be_negative)
        )
),

used as (
    select
        a.id as id,
        (
            select count(*)
            from stored.store.actuals as s
            inner join stored.store.indicator_key as k on s.indicator_key = k.indicator_key
            where k.id = a.id and (a.is_kind or s.value < 0 or s.numerator < 0)
        ) as reports,
        (
            select count(*)
            from stored.store.targets as t
            where t.replaced_load_id is null and t.indicator_id = a.id and a.is_kind
        ) as targets
    from altered as a
)

select
    a.file_id as file_id,
    a.row_number as row_number,
    a.column_name as column_name,
    a.value as value,
    a.id as indicator_id,
    u.reports as reports,
    u.targets as targets
from altered as a
inner join used as u on a.id = u.id
where u.reports > 0 or u.targets > 0
order by a.file_id, a.row_number;
