-- What version 2 of the schema added to schema.sql; older stores are given it when they are opened.

-- one row per passage of a narrative ever written by hand, append-only; without a text the sentences
-- written by rule stand again
create table store.narratives (
    narrative_id bigint primary key,
    organisation_id varchar not null,
    subject varchar not null,
    passage varchar not null,
    version integer,
    text varchar,
    author varchar,
    recorded_on date not null,
    load_id integer not null,
    file_id integer not null,
    row_number bigint not null
);

-- What publishing settles, so that a review need not work it out again; each row follows from the tables
-- above and is written anew with them.

-- one row per target and judged year (verdicts/judged_year.sql)
create table store.judged_year (
    target_key integer not null,
    organisation_key integer not null,
    year_number smallint not null,
    period_code varchar not null,
    first_day date not null,
    last_day date not null,
    last_day_number integer not null,
    first_month integer not null,
    end_month integer not null
);

-- one row per target and period judged for itself (verdicts/judged_period.sql), with what its reports come
-- to once it is over and long overdue, by all that is known: value and verdict (verdicts/worked_value.sql,
-- worked_verdict.sql). Where is_settled is false a review works both out from the reports.
create table store.judged_period (
    period_id bigint not null,
    target_key integer not null,
    organisation_key integer not null,
    indicator_key integer not null,
    year_number smallint,
    period_code varchar not null,
    is_of_term boolean not null,
    is_school boolean not null,
    first_day date not null,
    last_day date not null,
    last_day_number integer not null,
    first_month integer not null,
    end_month integer not null,
    start_month integer not null,
    is_founded_inside boolean not null,
    cadence varchar not null,
    measure varchar not null,
    method varchar not null,
    scale_id varchar,
    can_be_negative boolean not null,
    due_days integer not null,
    comparator varchar not null,
    value decimal(24, 6),
    upper decimal(24, 6),
    baseline decimal(24, 6),
    profile varchar,
    is_settled boolean not null default false,
    settled_through_month integer,
    settled_level varchar,
    settled_is_not_applicable boolean,
    settled_part decimal(38, 6),
    settled_whole decimal(38, 6),
    settled_numerator decimal(38, 6),
    settled_denominator decimal(38, 6),
    settled_rule varchar,
    settled_status varchar,
    settled_is_satisfied boolean,
    settled_actual double,
    settled_attainment double,
    settled_share_part decimal(9, 0),
    settled_share_whole decimal(9, 0),
    settled_data_through date
);
