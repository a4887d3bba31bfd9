-- one row per target of $organisation_id under review that is no count (a share, a rung, yes or no) and so cannot be the
-- sum of others
select t.target_id as target_id, t.title as title, i.measure as measure
from target as t
inner join reviewed_target as r on t.target_key = r.target_key
inner join organisation as o on t.organisation_key = o.organisation_key
inner join indicator as i on t.indicator_key = i.indicator_key
where o.organisation_id = $organisation_id and i.measure not in ('flow', 'stock')
order by try_cast(t.ordinal as double) nulls last, t.target_id
