-- one row per commentary on the target $target_id known on the knowledge date, latest first
select
    c.review_date as review_date,
    c.cause as cause,
    c.remedy as remedy,
    c.author as author,
    c.recorded_on as recorded_on,
    f.file as file,
    f.sheet as sheet,
    c.row_number as row_number,
    l.loaded_at as loaded_at
from commentary as c
cross join review as v
inner join load_file as f on c.file_id = f.file_id
inner join load as l on c.load_id = l.load_id
where c.target_id = $target_id and c.recorded_on <= v.known_at
order by c.review_date desc, c.recorded_on desc, c.commentary_id desc
