-- one row per indicator whose unit this load changes although reports stand on it (semantics §9)
select
    n.file_id as file_id,
    n.row_number as row_number,
    n.unit as value,
    n.id as indicator_id,
    f.unit as former_unit
from incoming_indicators as n
inner join stored.store.indicators as f on n.id = f.id and f.replaced_load_id is null
inner join stored.store.indicator_key as k on n.id = k.id
where n.state = 'changed'
    and n.unit <> f.unit
    and exists (
        select 1
        from stored.store.actuals as s
        where s.indicator_key = k.indicator_key
    )
order by n.file_id, n.row_number;
