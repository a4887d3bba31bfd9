-- one row per target under review, worst first
select * from review_row
