-- one row per decision of this load that is older than what it changes: than the last decision on its
-- target, or than the resolution that set it
with
begun as (
    select a.target_id as target_id, max(a.decided_on) as began_on
    from stored.store.adjustments as a
    group by a.target_id
)

select
    a.file_id as file_id,
    a.row_number as row_number,
    a.decided_on as value,
    a.target_id as target_id,
    coalesce(b.began_on, r.adopted_on) as began_on,
    b.began_on is not null as is_decided
from store.adjustments as a
inner join store.targets as t on a.target_id = t.id and t.replaced_load_id is null
inner join store.resolutions as r on t.resolution_id = r.id and r.replaced_load_id is null
left join begun as b on a.target_id = b.target_id
where a.load_id = $load_id and a.decided_on < coalesce(b.began_on, r.adopted_on)
order by a.file_id, a.row_number;
