-- one row per passage of $subject of the organisation $organisation_id that people wrote: the version
-- in force on the knowledge date; its text is null where it was put back to the rule's own
select
    n.passage as passage,
    n.text as text,
    n.author as author,
    n.recorded_on as recorded_on,
    n.version as version
from narrative as n
where n.organisation_id = $organisation_id
    and n.subject = $subject
    and n.recorded_on <= cast($known_at as date)
qualify row_number() over (
    partition by n.passage
    order by n.recorded_on desc, n.narrative_id desc
) = 1
order by n.passage
