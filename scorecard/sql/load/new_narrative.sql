-- one row per new narrative: staged, not equal to a stored one in every column, counted once
with
staged_narrative as (
    select
        n.*,
        row_number() over (
            partition by
                n.organisation_id,
                n.subject,
                n.passage,
                n.version,
                n.text,
                n.author,
                n.recorded_on
            order by n.staged_id
        ) as nth
    from staged_narratives as n
),

last_id as (
    select coalesce(max(s.narrative_id), 0) as narrative_id
    from stored.store.narratives as s
)

select
    l.narrative_id + row_number() over (order by n.staged_id) as narrative_id,
    n.organisation_id as organisation_id,
    n.subject as subject,
    n.passage as passage,
    n.version as version,
    n.text as text,
    n.author as author,
    n.recorded_on as recorded_on,
    cast($load_id as integer) as load_id,
    n.file_id as file_id,
    n.row_number as row_number
from staged_narrative as n
cross join last_id as l
where n.nth = 1
    and not exists (
        select 1
        from stored.store.narratives as s
        where n.organisation_id = s.organisation_id
            and n.subject = s.subject
            and n.passage = s.passage
            and n.recorded_on = s.recorded_on
            and n.version is not distinct from s.version
            and n.text is not distinct from s.text
            and n.author is not distinct from s.author
    );
