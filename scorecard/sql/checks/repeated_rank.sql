-- one row per rung of this load whose rank another rung of its scale has
select
    a.file_id as file_id,
    a.row_number as row_number,
    cast(a.rank as varchar) as value,
    a.id as scale_id,
    min(b.level) as other_level
from store.scales as a
inner join store.scales as b on a.id = b.id and a.rank = b.rank and a.level <> b.level
where a.load_id = $load_id and b.replaced_load_id is null
group by a.file_id, a.row_number, a.rank, a.id
order by a.file_id, a.row_number;
