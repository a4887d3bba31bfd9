-- one row per valued period, with what its reports come to by all that is known: value and verdict
select
    a.*,
    true as is_settled,
    w.through_month as settled_through_month,
    w.level as settled_level,
    w.is_not_applicable as settled_is_not_applicable,
    w.actual_part as settled_part,
    w.actual_whole as settled_whole,
    w.numerator as settled_numerator,
    w.denominator as settled_denominator,
    v.rule as settled_rule,
    v.status as settled_status,
    v.is_satisfied as settled_is_satisfied,
    v.actual as settled_actual,
    v.attainment as settled_attainment,
    v.share_part as settled_share_part,
    v.share_whole as settled_share_whole,
    v.data_through as settled_data_through
from valued_period as a
inner join worked_verdict as v on a.period_id = v.period_id
left join worked_value as w on a.period_id = w.period_id
order by a.organisation_key, a.period_id
