-- one row per term_total target of a ratio that is not pooled (semantics §3)
select
    case when t.load_id = $load_id then t.file_id else i.file_id end as file_id,
    case when t.load_id = $load_id then t.row_number else i.row_number end as row_number,
    case when t.load_id = $load_id then 'cadence' else 'aggregation' end as column_name,
    case when t.load_id = $load_id then t.cadence else i.aggregation end as value,
    t.id as target_id,
    i.id as indicator_id
from store.targets as t
inner join store.indicators as i on t.indicator_id = i.id
where t.replaced_load_id is null
    and i.replaced_load_id is null
    and t.cadence = 'term_total'
    and i.measure = 'ratio'
    and i.aggregation <> 'pooled'
    and (t.load_id = $load_id or i.load_id = $load_id)
order by 1, 2;
