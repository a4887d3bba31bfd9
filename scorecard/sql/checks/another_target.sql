-- one row per target that decisions changed and column by which this load makes another target of it: its
-- states are held against each other, so they count one thing, of one resolution, over the same periods
with
changed as (
    select
        t.id as target_id,
        t.file_id as file_id,
        t.row_number as row_number,
        case
            when t.resolution_id <> f.resolution_id then 'resolution_id'
            when t.indicator_id <> f.indicator_id then 'indicator_id'
            when t.year_basis <> f.year_basis then 'year_basis'
            when
                t.cadence <> f.cadence
                and (t.cadence in ('term_total', 'term_end') or f.cadence in ('term_total', 'term_end'))
                then 'cadence'
        end as column_name
    from store.targets as t
    inner join stored.store.targets as f on t.id = f.id and f.replaced_load_id is null
    where t.load_id = $load_id
        and t.replaced_load_id is null
        and t.id in (select a.target_id from store.adjustments as a)
)

select
    c.file_id as file_id,
    c.row_number as row_number,
    c.column_name as column_name,
    c.target_id as target_id
from changed as c
where c.column_name is not null
order by c.file_id, c.row_number;
