-- no rows: what the figures of each indicator are, before any organisations were looked at
create or replace temp table figure_summary (
    indicator_key integer,
    figures bigint,
    fractions bigint,
    file_id integer,
    row_number bigint,
    load_id integer,
    organisation_id varchar,
    indicator_id varchar,
    period_code varchar,
    figure decimal(24, 6)
);
