-- one row per organisation to be entered and span of its history: whom it stands under by key (null where that
-- one is not entered), and its names, to be folded for searching
select
    h.organisation_key as organisation_key,
    h.organisation_id as organisation_id,
    p.organisation_key as parent_key,
    h.parent_id as parent_id,
    h.name as name,
    h.short_name as short_name,
    h.kind as kind,
    h.valid_from as valid_from,
    h.valid_to as valid_to,
    h.successor_id as successor_id,
    h.note as note,
    concat_ws(' ', h.name, nullif(h.short_name, h.name)) as searched
from organisation_history as h
inner join entered as e on h.organisation_id = e.organisation_id
left join (
    select o.organisation_id as organisation_id, o.organisation_key as organisation_key
    from organisation as o
    inner join entered as x on o.organisation_id = x.organisation_id
) as p on h.parent_id = p.organisation_id
order by h.organisation_key, h.valid_from
