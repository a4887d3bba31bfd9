-- one row per valued period: its verdict (semantics §5, §6). What only some periods need (a share, an allowance, a pace) is worked out for those alone.
with
-- every valued period with its value to date, the review date and the thresholds
known as (
    select
        p.*,
        v.as_of as as_of,
        v.as_of_day_number as as_of_day_number,
        v.on_track_percent as on_track_percent,
        v.behind_percent as behind_percent,
        v.near_percent as near_percent,
        v.stale_days as stale_days,
        a.through_month as through_month,
        a.level as actual_level,
        coalesce(a.is_not_applicable, false) as is_not_applicable,
        a.actual_part as actual_part,
        a.actual_part is not null as has_value,
        cast(coalesce(a.actual_whole, 1) as decimal(23, 6)) as actual_whole,
        v.as_of >= p.last_day as is_over,
        coalesce(a.through_month, 0) = p.end_month - p.first_month as is_reported,
        greatest(coalesce(a.through_month, 0) - (p.start_month - p.first_month), 0) as elapsed_months,
        p.end_month - p.start_month as total_months,
        p.comparator in ('<=', '<') as is_cap,
        -- which rule holds while the period is open (§6)
        case
            when p.method = 'sum' and p.comparator in ('<=', '<') then 'allowance'
            when p.method = 'sum' then 'pace'
            when p.cadence = 'term_end' and p.baseline is not null then 'baseline'
            when p.measure in ('stock', 'ratio') then 'near'
            else 'now'
        end as open_rule
    from valued_period as p
    cross join review as v
    left join worked_value as a on p.period_id = a.period_id
),

-- the actual held against the value asked by cross-multiplication: no division, no rounding
compared as (
    select
        k.*,
        cast(k.actual_part as decimal(38, 12)) as part,
        cast(case
            when not k.has_value then null
            when k.actual_whole = 1 then cast(k.value as decimal(38, 12))
            else cast(k.value as decimal(14, 6)) * k.actual_whole
        end as decimal(38, 12)) as asked,
        cast(case
            when not k.has_value or k.upper is null then null
            when k.actual_whole = 1 then cast(k.upper as decimal(38, 12))
            else cast(k.upper as decimal(14, 6)) * k.actual_whole
        end as decimal(38, 12)) as asked_upper,
        cast(case
            when not k.has_value or k.baseline is null then null
            when k.actual_whole = 1 then cast(k.baseline as decimal(38, 12))
            else cast(k.baseline as decimal(14, 6)) * k.actual_whole
        end as decimal(38, 12)) as begun_at
    from known as k
),

judged as (
    select
        c.*,
        case c.comparator
            when '>=' then c.part >= c.asked
            when '>' then c.part > c.asked
            when '<=' then c.part <= c.asked
            when '<' then c.part < c.asked
            when '=' then c.part = c.asked
            when 'between' then c.part >= c.asked
            when 'within' then c.part >= c.asked and c.part <= c.asked_upper
        end as is_satisfied,
        coalesce(
            case c.comparator
                when '>=' then c.measure <> 'flag' and c.part > c.asked
                when 'between' then c.part > c.asked_upper
            end,
            false
        ) as is_exceeded,
        -- a sum of reports that cannot be negative cannot go back
        c.measure = 'flow' and not c.can_be_negative and c.has_value as is_growing
    from compared as c
),

-- the rules in the order in which they are asked (§6)
asked_in_order as (
    select
        j.*,
        case
            when j.first_day > j.as_of then 'not_due'
            when j.is_not_applicable and (j.is_reported or not j.is_over) then 'nothing_to_do'
            when j.is_growing and j.comparator in ('>=', '>', 'between') and j.is_satisfied
                then 'early'
            when j.is_growing and j.is_cap and not j.is_satisfied then 'early'
            when j.is_growing and j.comparator = '=' and j.part > j.asked then 'early'
            when j.is_growing and j.comparator = 'within' and j.part > j.asked_upper then 'early'
            when j.is_over and j.is_reported then 'closed'
            when j.is_over then 'awaiting'
            when j.through_month is null then 'no_data'
            else j.open_rule
        end as rule
    from judged as j
),

-- attainment as a fraction attained_part / attained_whole (§5)
attained as (
    select
        a.*,
        a.profile is not null and not a.is_founded_inside as has_profile,
        cast(floor(a.elapsed_months / 3) as integer) as quarters_elapsed,
        case
            when not a.has_value or a.measure in ('rating', 'flag') then 'none'
            when (a.is_cap or a.comparator = '=') and a.is_satisfied then 'full'
            when a.is_cap and a.value = 0 then 'zero'
            when a.value <= 0 or a.part < 0 then 'none'
            when a.comparator in ('>=', '>') then 'actual of asked'
            when a.is_cap then 'asked of actual'
            when a.comparator = '=' and a.part < a.asked then 'actual of asked'
            when a.comparator = '=' then 'asked of actual'
            when a.part < a.asked then 'actual of asked'
            when a.part <= a.asked_upper then 'full'
            when a.comparator = 'between' then 'actual of upper'
            else 'upper of actual'
        end as attainment_kind
    from asked_in_order as a
),

-- the share of a sum's period at data_through: share_part / share_whole, both integers (§6)
shared as (
    select
        a.*,
        case a.attainment_kind
            when 'full' then cast(1 as decimal(38, 12))
            when 'zero' then cast(0 as decimal(38, 12))
            when 'actual of asked' then a.part
            when 'actual of upper' then a.part
            when 'asked of actual' then a.asked
            when 'upper of actual' then a.asked_upper
        end as attained_part,
        case a.attainment_kind
            when 'full' then cast(1 as decimal(38, 12))
            when 'zero' then cast(1 as decimal(38, 12))
            when 'actual of asked' then a.asked
            when 'actual of upper' then a.asked_upper
            when 'asked of actual' then a.part
            when 'upper of actual' then a.part
        end as attained_whole,
        cast(case
            when a.method <> 'sum' or a.is_reported or not a.has_value then null
            when a.has_profile then 10000 * (
                3 * case a.quarters_elapsed
                    when 0 then cast(0 as decimal(9, 4))
                    else cast(split_part(a.profile, ' ', greatest(a.quarters_elapsed, 1)) as decimal(9, 4))
                end
                + (a.elapsed_months - 3 * a.quarters_elapsed) * (
                    cast(split_part(a.profile, ' ', least(a.quarters_elapsed + 1, 4)) as decimal(9, 4))
                    - case a.quarters_elapsed
                        when 0 then cast(0 as decimal(9, 4))
                        else cast(
                            split_part(a.profile, ' ', greatest(a.quarters_elapsed, 1)) as decimal(9, 4)
                        )
                    end
                )
            )
            else a.elapsed_months
        end as decimal(9, 0)) as share_part,
        cast(case when a.has_profile then 3000000 else a.total_months end as decimal(9, 0)) as share_whole
    from attained as a
),

-- a cap's allowance to date is rounded up to a whole unit: a guess in floats, put right exactly
guessed as (
    select
        s.*,
        cast(case
            when s.rule in ('pace', 'allowance')
                then cast(s.value as decimal(28, 6)) * s.share_part
        end as decimal(38, 6)) as due_part,
        cast(case
            when s.rule = 'allowance' then floor(
                cast(s.value as double) * cast(s.share_part as double) / cast(s.share_whole as double)
            )
        end as decimal(28, 0)) as near_allowance
    from shared as s
),

allowed as (
    select
        g.*,
        cast(case
            when g.rule <> 'allowance' then null
            else least(
                cast(g.value as decimal(28, 6)),
                cast(case
                    when (g.near_allowance - 1) * g.share_whole >= g.due_part then g.near_allowance - 1
                    when g.near_allowance * g.share_whole >= g.due_part then g.near_allowance
                    when (g.near_allowance + 1) * g.share_whole >= g.due_part then g.near_allowance + 1
                    else g.near_allowance + 2
                end as decimal(28, 6))
            )
        end as decimal(28, 6)) as allowance
    from guessed as g
),

-- pace as actual against expected, both times the same whole
measured as (
    select
        a.*,
        case a.rule
            when 'pace' then cast(
                cast(a.actual_part as decimal(28, 6)) * a.share_whole as decimal(38, 12)
            )
            when 'allowance' then cast(a.allowance as decimal(38, 12))
            when 'baseline' then cast(
                cast(a.part - a.begun_at as decimal(32, 12)) * cast(a.total_months as decimal(5, 0))
                as decimal(38, 12)
            )
        end as measured_part,
        case a.rule
            when 'pace' then cast(a.due_part as decimal(38, 12))
            when 'allowance' then greatest(cast(a.actual_part as decimal(38, 12)), 0)
            when 'baseline' then cast(
                cast(a.asked - a.begun_at as decimal(32, 12)) * cast(a.elapsed_months as decimal(5, 0))
                as decimal(38, 12)
            )
        end as measured_whole
    from allowed as a
),

-- the same with a positive whole; null where there is no pace
paced as (
    select
        m.*,
        case when m.measured_whole < 0 then - m.measured_part else m.measured_part end as pace_part,
        nullif(abs(m.measured_whole), 0) as pace_whole
    from measured as m
),

decided as (
    select
        p.*,
        case
            when p.rule = 'nothing_to_do' then 'not_applicable'
            when p.rule in ('not_due', 'no_data') then p.rule
            when p.rule in ('early', 'closed') then case
                when p.is_exceeded then 'exceeded'
                when p.is_satisfied then 'met'
                else 'missed'
            end
            when p.rule = 'awaiting' then case
                when p.as_of_day_number <= p.last_day_number + p.due_days then 'awaiting'
                else 'overdue'
            end
            when p.rule in ('baseline', 'near', 'now') and p.is_satisfied then 'on_track'
            when p.rule = 'now' then 'at_risk'
            when p.rule = 'near' then case
                when p.attained_part * 100 >= p.near_percent * p.attained_whole then 'behind'
                else 'at_risk'
            end
            when p.pace_whole is null then case p.rule
                when 'baseline' then 'at_risk'
                else 'on_track'
            end
            when p.rule = 'allowance' and p.pace_part >= p.pace_whole then 'on_track'
            when p.rule <> 'allowance' and p.pace_part * 100 >= p.on_track_percent * p.pace_whole
                then 'on_track'
            when p.pace_part * 100 >= p.behind_percent * p.pace_whole then 'behind'
            else 'at_risk'
        end as status
    from paced as p
)

select
    d.period_id as period_id,
    d.target_key as target_key,
    d.organisation_key as organisation_key,
    d.indicator_key as indicator_key,
    d.year_number as year_number,
    d.is_of_term as is_of_term,
    d.measure as measure,
    d.first_day as first_day,
    d.last_day as last_day,
    d.rule as rule,
    d.status as status,
    d.has_value as has_value,
    d.is_satisfied as is_satisfied,
    d.actual_level as actual_level,
    d.actual_part as actual_part,
    d.actual_whole as actual_whole,
    cast(d.actual_part as double) / cast(d.actual_whole as double) as actual,
    cast(d.attained_part as double) / cast(d.attained_whole as double) as attainment,
    case d.rule
        when 'pace' then cast(d.due_part as double) / cast(d.share_whole as double)
        when 'allowance' then cast(d.allowance as double)
        when 'baseline' then cast(d.baseline as double)
            + cast(d.value - d.baseline as double)
            * cast(d.elapsed_months as double) / cast(d.total_months as double)
    end as expected,
    cast(d.pace_part as double) / cast(d.pace_whole as double) as pace,
    d.share_part as share_part,
    d.share_whole as share_whole,
    d.through_month + d.first_month as through_month,
    t.last_day as data_through,
    d.status in ('on_track', 'behind', 'at_risk', 'no_data')
        and d.method in ('sum', 'pooled')
        and d.as_of_day_number - coalesce(t.last_day_number, b.last_day_number)
            > d.stale_days + d.due_days as is_stale
from decided as d
left join month as t on d.through_month + d.first_month - 1 = t.month
left join month as b on d.start_month - 1 = b.month
