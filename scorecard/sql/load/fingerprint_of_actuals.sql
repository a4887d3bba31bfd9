-- one row: what becomes of the reports and of the figures in force before them, as a number that is the
-- same for the same changes; by ids, because another load may number organisations anew
with
former as (
    select t.*
    from touched_actual as t
    where t.superseded_on is null
)

select
    count(*) as changes,
    cast(
        coalesce(
            sum(
                cast(
                    hash(
                        k.id, j.id, n.period_key, n.is_estimate, n.is_withdrawn, n.value, n.numerator,
                        n.denominator, n.level, n.recorded_on, n.superseded_on, n.recorded_by, n.source,
                        n.note, f.value, f.numerator, f.denominator, f.level, f.is_withdrawn,
                        f.recorded_on
                    ) as hugeint
                )
            ),
            0
        ) as varchar
    ) as fingerprint
from new_actual as n
inner join store.organisation_key as k on n.organisation_key = k.organisation_key
inner join store.indicator_key as j on n.indicator_key = j.indicator_key
left join former as f
    on n.organisation_key = f.organisation_key
    and n.indicator_key = f.indicator_key
    and n.period_key = f.period_key
    and n.is_estimate = f.is_estimate;
