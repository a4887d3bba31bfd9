-- one row per period judged for itself: its verdict (semantics §5, §6); what was asked stands in
-- judged_period
with
-- every judged period with its value to date, the review date and the thresholds
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
        cast(coalesce(a.actual_whole, 1) as decimal(23, 6)) as actual_whole,
        v.as_of >= p.last_day as is_over,
        coalesce(a.through_month, 0) = p.end_month - p.first_month as is_reported,
        greatest(coalesce(a.through_month, 0) - (p.start_month - p.first_month), 0) as elapsed_months,
        p.end_month - p.start_month as total_months
    from judged_period as p
    cross join review as v
    left join period_value as a on p.period_id = a.period_id
),

-- the actual held against the value asked by cross-multiplication: no division, no rounding
compared as (
    select
        k.*,
        cast(k.actual_part as decimal(38, 12)) as part,
        cast(case
            when k.actual_whole = 1 then cast(k.value as decimal(38, 12))
            else cast(k.value as decimal(14, 6)) * k.actual_whole
        end as decimal(38, 12)) as asked,
        cast(case
            when k.actual_whole = 1 then cast(k.upper as decimal(38, 12))
            else cast(k.upper as decimal(14, 6)) * k.actual_whole
        end as decimal(38, 12)) as asked_upper,
        cast(case
            when k.actual_whole = 1 then cast(k.baseline as decimal(38, 12))
            else cast(k.baseline as decimal(14, 6)) * k.actual_whole
        end as decimal(38, 12)) as begun_at,
        k.profile is not null and not k.is_founded_inside as has_profile,
        cast(floor(k.elapsed_months / 3) as integer) as quarters_elapsed
    from known as k
),

-- the share of the period at data_through: share_part / share_whole, both integers (§6)
shared as (
    select
        c.*,
        cast(case
            when c.has_profile then 10000 * (
                3 * case c.quarters_elapsed
                    when 0 then cast(0 as decimal(9, 4))
                    else cast(split_part(c.profile, ' ', greatest(c.quarters_elapsed, 1)) as decimal(9, 4))
                end
                + (c.elapsed_months - 3 * c.quarters_elapsed) * (
                    cast(split_part(c.profile, ' ', least(c.quarters_elapsed + 1, 4)) as decimal(9, 4))
                    - case c.quarters_elapsed
                        when 0 then cast(0 as decimal(9, 4))
                        else cast(
                            split_part(c.profile, ' ', greatest(c.quarters_elapsed, 1)) as decimal(9, 4)
                        )
                    end
                )
            )
            else c.elapsed_months
        end as decimal(9, 0)) as share_part,
        cast(case when c.has_profile then 3000000 else c.total_months end as decimal(9, 0)) as share_whole
    from compared as c
),

-- a cap's allowance to date is rounded up to a whole unit: a guess in floats, put right exactly
guessed as (
    select
        s.*,
        cast(cast(s.value as decimal(28, 6)) * s.share_part as decimal(38, 6)) as due_part,
        cast(
            floor(
                cast(s.value as double) * cast(s.share_part as double) / cast(s.share_whole as double)
            ) as decimal(28, 0)
        ) as near_allowance
    from shared as s
),

judged as (
    select
        g.*,
        g.actual_part is not null as has_value,
        case
            when g.actual_part is null then cast(null as boolean)
            when g.comparator = '>=' then g.part >= g.asked
            when g.comparator = '>' then g.part > g.asked
            when g.comparator = '<=' then g.part <= g.asked
            when g.comparator = '<' then g.part < g.asked
            when g.comparator = '=' then g.part = g.asked
            when g.comparator = 'between' then g.part >= g.asked
            when g.comparator = 'within' then g.part >= g.asked and g.part <= g.asked_upper
        end as is_satisfied,
        coalesce(
            (g.comparator = '>=' and g.measure <> 'flag' and g.part > g.asked)
            or (g.comparator = 'between' and g.part > g.asked_upper),
            false
        ) as is_exceeded,
        g.comparator in ('<=', '<') as is_cap,
        cast(case
            when (g.near_allowance - 1) * g.share_whole >= g.due_part then g.near_allowance - 1
            when g.near_allowance * g.share_whole >= g.due_part then g.near_allowance
            when (g.near_allowance + 1) * g.share_whole >= g.due_part then g.near_allowance + 1
            else g.near_allowance + 2
        end as decimal(28, 6)) as whole_allowance
    from guessed as g
),

-- attainment as a fraction attained_part / attained_whole (§5)
attained as (
    select
        j.*,
        case
            when not j.has_value or j.measure in ('rating', 'flag') then 'none'
            when (j.is_cap or j.comparator = '=') and j.is_satisfied then 'full'
            when j.is_cap and j.value = 0 then 'zero'
            when j.value <= 0 or j.part < 0 then 'none'
            when j.comparator in ('>=', '>') then 'actual of asked'
            when j.is_cap then 'asked of actual'
            when j.comparator = '=' and j.part < j.asked then 'actual of asked'
            when j.comparator = '=' then 'asked of actual'
            when j.part < j.asked then 'actual of asked'
            when j.part <= j.asked_upper then 'full'
            when j.comparator = 'between' then 'actual of upper'
            else 'upper of actual'
        end as attainment_kind,
        least(cast(j.value as decimal(28, 6)), j.whole_allowance) as allowance
    from judged as j
),

fractions as (
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
        -- which rule of an open period holds (§6)
        case
            when a.method = 'sum' and a.is_cap then 'allowance'
            when a.method = 'sum' then 'pace'
            when a.cadence = 'term_end' and a.baseline is not null then 'baseline'
            when a.measure in ('stock', 'ratio') then 'near'
            else 'now'
        end as open_rule
    from attained as a
),

-- pace as actual against expected, both times the same whole
measured as (
    select
        f.*,
        case f.open_rule
            when 'pace' then cast(
                cast(f.actual_part as decimal(28, 6)) * f.share_whole as decimal(38, 12)
            )
            when 'allowance' then cast(f.allowance as decimal(38, 12))
            when 'baseline' then cast(
                cast(f.part - f.begun_at as decimal(32, 12)) * cast(f.total_months as decimal(5, 0))
                as decimal(38, 12)
            )
        end as measured_part,
        case f.open_rule
            when 'pace' then cast(f.due_part as decimal(38, 12))
            when 'allowance' then greatest(cast(f.actual_part as decimal(38, 12)), 0)
            when 'baseline' then cast(
                cast(f.asked - f.begun_at as decimal(32, 12)) * cast(f.elapsed_months as decimal(5, 0))
                as decimal(38, 12)
            )
        end as measured_whole
    from fractions as f
),

-- the same with a positive whole; null where there is no pace
paced as (
    select
        m.*,
        case when m.measured_whole < 0 then - m.measured_part else m.measured_part end as pace_part,
        nullif(abs(m.measured_whole), 0) as pace_whole
    from measured as m
),

ruled as (
    select
        p.*,
        p.measure = 'flow' and not p.can_be_negative and p.has_value as is_growing,
        case
            when p.open_rule in ('baseline', 'near', 'now') and p.is_satisfied then 'on_track'
            when p.open_rule = 'now' then 'at_risk'
            when p.open_rule = 'near' then case
                when p.attained_part * 100 >= p.near_percent * p.attained_whole then 'behind'
                else 'at_risk'
            end
            when p.pace_whole is null then case p.open_rule
                when 'baseline' then 'at_risk'
                else 'on_track'
            end
            when p.open_rule = 'allowance' and p.pace_part >= p.pace_whole then 'on_track'
            when p.open_rule <> 'allowance' and p.pace_part * 100 >= p.on_track_percent * p.pace_whole
                then 'on_track'
            when p.pace_part * 100 >= p.behind_percent * p.pace_whole then 'behind'
            else 'at_risk'
        end as open_status
    from paced as p
),

-- the rules in the order in which they are asked (§6)
asked_in_order as (
    select
        r.*,
        case
            when r.first_day > r.as_of then 'not_due'
            when r.is_not_applicable and (r.is_reported or not r.is_over) then 'nothing_to_do'
            when r.is_growing and r.comparator in ('>=', '>', 'between') and r.is_satisfied
                then 'early'
            when r.is_growing and r.is_cap and not r.is_satisfied then 'early'
            when r.is_growing and r.comparator = '=' and r.part > r.asked then 'early'
            when r.is_growing and r.comparator = 'within' and r.part > r.asked_upper then 'early'
            when r.is_over and r.is_reported then 'closed'
            when r.is_over then 'awaiting'
            when r.through_month is null then 'no_data'
            else r.open_rule
        end as rule
    from ruled as r
),

decided as (
    select
        a.*,
        case
            when a.rule = 'nothing_to_do' then 'not_applicable'
            when a.rule in ('not_due', 'no_data') then a.rule
            when a.rule in ('early', 'closed') then case
                when a.is_exceeded then 'exceeded'
                when a.is_satisfied then 'met'
                else 'missed'
            end
            when a.rule = 'awaiting' then case
                when a.as_of_day_number <= a.last_day_number + a.due_days then 'awaiting'
                else 'overdue'
            end
            else a.open_status
        end as status
    from asked_in_order as a
)

select
    d.period_id as period_id,
    d.rule as rule,
    d.status as status,
    d.has_value as has_value,
    d.is_satisfied as is_satisfied,
    d.actual_level as actual_level,
    d.actual_part as actual_part,
    d.actual_whole as actual_whole,
    cast(d.actual_part as double) / cast(d.actual_whole as double) as actual,
    cast(d.attained_part as double) / cast(d.attained_whole as double) as attainment,
    case
        when d.status not in ('on_track', 'behind', 'at_risk') then null
        when d.open_rule = 'pace' then cast(d.due_part as double) / cast(d.share_whole as double)
        when d.open_rule = 'allowance' then cast(d.allowance as double)
        when d.open_rule = 'baseline' then cast(d.baseline as double)
            + cast(d.value - d.baseline as double)
            * cast(d.elapsed_months as double) / cast(d.total_months as double)
    end as expected,
    case
        when d.status in ('on_track', 'behind', 'at_risk')
            then cast(d.pace_part as double) / cast(d.pace_whole as double)
    end as pace,
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
