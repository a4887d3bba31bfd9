-- one row per valued period with a report: its plain sums, its last report, and which period codes were
-- reported, as bit masks (24 bits for each twelve months, five years a mask; semantics §4.2, §4.3)
with
block as (
    select
        r.*,
        cast(floor(r.from_month / 12) as integer) as year_index
    from period_report as r
),

weighed as (
    select
        b.*,
        b.slot_bit * case b.year_index % 5
            when 0 then cast(1 as decimal(29, 0))
            when 1 then cast(16777216 as decimal(29, 0))
            when 2 then cast(281474976710656 as decimal(29, 0))
            when 3 then cast(4722366482869645213696 as decimal(29, 0))
            else cast(79228162514264337593543950336 as decimal(29, 0))
        end as weight
    from block as b
)

select
    w.period_id as period_id,
    count(*) as reports,
    sum(case when w.year_index < 5 then w.weight else 0 end) as first_mask,
    sum(case when w.year_index between 5 and 9 then w.weight else 0 end) as second_mask,
    sum(case when w.year_index >= 10 then w.weight else 0 end) as third_mask,
    max(w.to_month * 1000 - w.from_month) as last_report
from weighed as w
group by w.period_id
