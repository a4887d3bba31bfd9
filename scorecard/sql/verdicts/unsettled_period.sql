-- one row per target and period judged for itself, nothing of it settled: where only the facts are at hand,
-- a review works every period out from its reports
select
    p.*,
    false as is_settled,
    cast(null as integer) as settled_through_month,
    cast(null as string) as settled_level,
    cast(null as boolean) as settled_is_not_applicable,
    cast(null as decimal(38, 6)) as settled_part,
    cast(null as decimal(38, 6)) as settled_whole,
    cast(null as decimal(38, 6)) as settled_numerator,
    cast(null as decimal(38, 6)) as settled_denominator,
    cast(null as string) as settled_rule,
    cast(null as string) as settled_status,
    cast(null as boolean) as settled_is_satisfied,
    cast(null as double) as settled_actual,
    cast(null as double) as settled_attainment,
    cast(null as decimal(9, 0)) as settled_share_part,
    cast(null as decimal(9, 0)) as settled_share_whole,
    cast(null as date) as settled_data_through
from asked_period as p
