-- one row: the review date, the knowledge date, and the thresholds
select
    cast($as_of as date) as as_of,
    date_diff('day', date '1970-01-01', cast($as_of as date)) as as_of_day_number,
    cast($known_at as date) as known_at,
    cast($on_track_percent as integer) as on_track_percent,
    cast($behind_percent as integer) as behind_percent,
    cast($near_percent as integer) as near_percent,
    cast($stale_days as integer) as stale_days
