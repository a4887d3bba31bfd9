-- one row per target of a mandate and of the one before it; place is its order in the resolution: by group
-- and number, as the resolution has them, targets without numbers as their file has them
with
chosen as (
    select
        t.target_key as target_key,
        t.resolution_id as resolution_id,
        t.group_name as group_name,
        list_transform(
            regexp_extract_all(coalesce(t.ordinal, ''), '[0-9]{1,9}'), lambda n: cast(n as bigint)
        ) as number,
        t.file_id * 1000000000000 + t.row_number as line,
        r.kind as resolution_kind,
        r.adopted_on as adopted_on,
        r.year_number as resolution_year,
        coalesce(r.term_id = $former_term_id or r.year_code = $former_year_code, false) as is_former
    from target as t
    inner join resolution as r on t.resolution_id = r.resolution_id
    where r.term_id in ($term_id, $former_term_id)
        or r.year_code in ($year_code, $former_year_code)
),

grouped as (
    select
        c.*,
        min(c.number) over of_group as group_number,
        min(c.line) over of_group as group_line
    from chosen as c
    window of_group as (partition by c.resolution_id, c.group_name)
)

select
    g.target_key as target_key,
    g.resolution_kind as resolution_kind,
    g.resolution_year as resolution_year,
    g.is_former as is_former,
    row_number() over (
        partition by g.is_former
        order by g.adopted_on, g.resolution_id, g.group_number, g.group_line, g.number, g.line
    ) as place
from grouped as g
