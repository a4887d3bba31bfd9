-- one row per organisation in sight: its name, and whether it is made up
select
    o.organisation_name as organisation_name,
    starts_with(o.organisation_id, 'minh-hoa-') as is_made_up
from named_organisation as o
