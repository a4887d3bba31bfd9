-- one row per staged report of whose organisation, indicator, period, day and kind (estimate or not)
-- there are several in this call; nth counts them, first_ is the first of them
with
crowded as (
    select
        k.organisation_key as organisation_key,
        k.indicator_key as indicator_key,
        k.period_key as period_key,
        k.recorded_on as recorded_on,
        k.is_estimate as is_estimate
    from keyed_actual as k
    where k.organisation_key is not null and k.indicator_key is not null and k.period_key is not null
    group by all
    having count(*) > 1
)

select
    k.staged_id as staged_id,
    k.file_id as file_id,
    k.row_number as row_number,
    row_number() over report_key as nth,
    first_value(k.file_id) over report_key as first_file_id,
    first_value(k.row_number) over report_key as first_row_number,
    first_value(row(k.value, k.numerator, k.denominator, k.level, k.is_withdrawn)) over report_key
        is not distinct from row(k.value, k.numerator, k.denominator, k.level, k.is_withdrawn)
        as is_same
from keyed_actual as k
inner join crowded as c
    on k.organisation_key = c.organisation_key
    and k.indicator_key = c.indicator_key
    and k.period_key = c.period_key
    and k.recorded_on = c.recorded_on
    and k.is_estimate = c.is_estimate
window report_key as (
    partition by
        k.organisation_key, k.indicator_key, k.period_key, k.recorded_on, k.is_estimate
    order by k.staged_id
);
