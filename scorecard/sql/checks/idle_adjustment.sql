-- one row per decision of this load whose target the load leaves as it was, or brings for the first time:
-- there is nothing that it changed
select
    a.file_id as file_id,
    a.row_number as row_number,
    a.target_id as value,
    exists (
        select 1
        from stored.store.targets as f
        where f.id = a.target_id and f.replaced_load_id is null
    ) as is_known
from store.adjustments as a
where a.load_id = $load_id
    and exists (
        select 1
        from store.targets as t
        where t.id = a.target_id and t.replaced_load_id is null
    )
    and (
        not exists (
            select 1
            from stored.store.targets as f
            where f.id = a.target_id and f.replaced_load_id is null
        )
        or not exists (
            select 1
            from store.targets as t
            where t.id = a.target_id and t.load_id = $load_id and t.replaced_load_id is null
            union all
            select 1
            from store.target_years as y
            where y.target_id = a.target_id and y.load_id = $load_id and y.replaced_load_id is null
        )
    )
order by a.file_id, a.row_number;
