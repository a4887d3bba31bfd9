-- one row per organisation whose members have other sums than before: who the moved count under, or did
select p.parent_key as parent_key
from placed_key as p
inner join moved as m on p.organisation_key = m.organisation_key
where p.parent_key is not null
union
select s.parent_key as parent_key
from store.standing as s
inner join moved as m on s.organisation_key = m.organisation_key
where s.review_date = $as_of and s.parent_key is not null
