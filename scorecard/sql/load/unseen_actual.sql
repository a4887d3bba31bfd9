-- one row per staged report that no stored report equals in every column, counted once a call
select k.*
from keyed_actual as k
where k.organisation_key is not null
    and k.indicator_key is not null
    and k.period_key is not null
    and k.staged_id not in (select r.staged_id from repeated_actual as r where r.nth > 1)
    and not exists (
        select 1
        from stored.store.actuals as s
        where k.organisation_key = s.organisation_key
            and k.indicator_key = s.indicator_key
            and k.period_key = s.period_key
            and k.recorded_on = s.recorded_on
            and k.is_estimate = s.is_estimate
            and k.is_withdrawn = s.is_withdrawn
            and k.value is not distinct from s.value
            and k.numerator is not distinct from s.numerator
            and k.denominator is not distinct from s.denominator
            and k.level is not distinct from s.level
            and k.recorded_by is not distinct from s.recorded_by
            and k.source is not distinct from s.source
            and k.note is not distinct from s.note
    );
