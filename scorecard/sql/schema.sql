-- The warehouse's tables, schema "store"; each table's grain stands above it.
-- Columns bear the contract's names. Figures are decimal(24, 6): exact, below 10^15 by the loader's rule.
-- Master records are kept in all their states: the state in force has no replaced_load_id.
-- Keys that an earlier state may repeat, and references between tables, are checked by the loader,
-- over stored and new rows together, before anything is written.

create schema store;

-- one row: what wrote this file
create table store.about (
    schema_version integer not null,
    written_by varchar not null
);

-- one row per load
create table store.load (
    load_id integer primary key,
    loaded_at timestamp not null,
    loaded_by varchar not null
);

-- one row per load and table of a file or sheet
create table store.load_file (
    file_id integer primary key,
    load_id integer not null references store.load (load_id),
    file varchar not null,
    sheet varchar,
    table_name varchar not null,
    rows_read bigint not null check (rows_read >= 0),
    rows_new bigint not null check (rows_new >= 0),
    rows_changed bigint not null check (rows_changed >= 0),
    rows_unchanged bigint not null check (rows_unchanged >= 0)
);

-- one row per period code; months are numbered year * 12 + month - 1, end_month is exclusive;
-- day numbers count from 1970-01-01
create table store.calendar (
    period_key integer primary key,
    period_code varchar not null unique,
    slot smallint not null,
    slot_bit bigint not null,
    year smallint not null,
    first_day date not null,
    last_day date not null,
    first_day_number integer not null,
    last_day_number integer not null,
    first_month integer not null,
    end_month integer not null,
    months smallint not null,
    calendar_year smallint,
    school_year smallint
);

-- one row per month, numbered year * 12 + month - 1; day numbers count from 1970-01-01
create table store.month (
    month integer primary key,
    first_day date not null,
    last_day date not null,
    last_day_number integer not null
);

-- one row per organisation id ever loaded; keys are numbered in the order of the tree at first load
create table store.organisation_key (
    organisation_key integer primary key,
    id varchar not null unique
);

-- one row per indicator id ever loaded
create table store.indicator_key (
    indicator_key integer primary key,
    id varchar not null unique
);

-- one row per target id ever loaded
create table store.target_key (
    target_key integer primary key,
    id varchar not null unique
);

-- one row per organisation, valid_from and state
create table store.organisations (
    id varchar not null,
    name varchar not null,
    short_name varchar,
    kind varchar not null check (kind in ('dang_bo', 'chi_bo')),
    parent_id varchar,
    valid_from date,
    valid_to date,
    successor_id varchar,
    note varchar,
    load_id integer not null,
    file_id integer not null,
    row_number bigint not null,
    replaced_load_id integer,
    check (valid_from is null or valid_to is null or valid_from <= valid_to),
    check (parent_id is null or parent_id <> id)
);

-- one row per term and state
create table store.terms (
    id varchar not null,
    organisation_id varchar not null,
    ordinal varchar,
    start_date date not null,
    end_date date not null,
    first_year smallint,
    last_year smallint,
    load_id integer not null,
    file_id integer not null,
    row_number bigint not null,
    replaced_load_id integer,
    check (start_date <= end_date),
    check ((first_year is null) = (last_year is null)),
    check (first_year is null or first_year <= last_year)
);

-- one row per resolution and state
create table store.resolutions (
    id varchar not null,
    organisation_id varchar not null,
    kind varchar not null check (kind in ('congress', 'year')),
    term_id varchar,
    year varchar,
    number varchar,
    adopted_on date,
    title varchar not null,
    source varchar,
    load_id integer not null,
    file_id integer not null,
    row_number bigint not null,
    replaced_load_id integer,
    check ((kind = 'congress' and term_id is not null and year is null)
        or (kind = 'year' and year is not null and term_id is null))
);

-- one row per scale, level and state; rank 1 is the highest rung
create table store.scales (
    id varchar not null,
    level varchar not null,
    rank integer not null check (rank >= 1),
    name varchar not null,
    load_id integer not null,
    file_id integer not null,
    row_number bigint not null,
    replaced_load_id integer
);

-- one row per indicator and state; aggregation, can_be_negative and due_days hold their defaults
create table store.indicators (
    id varchar not null,
    name varchar not null,
    unit varchar not null,
    measure varchar not null check (measure in ('flow', 'stock', 'ratio', 'rating', 'flag')),
    aggregation varchar not null check (aggregation in ('sum', 'pooled', 'last')),
    scale_id varchar,
    can_be_negative boolean not null,
    due_days integer not null check (due_days >= 0),
    definition varchar,
    load_id integer not null,
    file_id integer not null,
    row_number bigint not null,
    replaced_load_id integer,
    check ((measure = 'rating') = (scale_id is not null))
);

-- one row per target and state; year_basis and weight hold their defaults, a flag's value is 1
create table store.targets (
    id varchar not null,
    resolution_id varchar not null,
    ordinal varchar,
    "group" varchar,
    title varchar not null,
    indicator_id varchar not null,
    comparator varchar not null
        check (comparator in ('>=', '>', '<=', '<', '=', 'between', 'within')),
    value decimal(24, 6),
    upper decimal(24, 6),
    level varchar,
    cadence varchar not null
        check (cadence in ('each_year', 'by_year', 'term_total', 'term_end')),
    year_basis varchar not null check (year_basis in ('calendar', 'financial', 'school')),
    first_year smallint,
    last_year smallint,
    baseline decimal(24, 6),
    profile varchar,
    weight decimal(24, 6) not null check (weight >= 0),
    source_locator varchar,
    note varchar,
    load_id integer not null,
    file_id integer not null,
    row_number bigint not null,
    replaced_load_id integer,
    check ((first_year is null) = (last_year is null)),
    check (upper is null or (comparator in ('between', 'within')))
);

-- one row per target, year and state; year is a year code
create table store.target_years (
    target_id varchar not null,
    year varchar not null,
    value decimal(24, 6),
    upper decimal(24, 6),
    level varchar,
    load_id integer not null,
    file_id integer not null,
    row_number bigint not null,
    replaced_load_id integer
);

-- one row per report ever loaded, append-only, clustered by organisation, indicator and period;
-- report_id numbers the rows in the order of loading (no index: the country has 83 million).
-- A flag's value is 1 or 0. superseded_on is the recorded_on of the next report of the same
-- organisation, indicator, period and is_estimate in the order (recorded_on, report_id): a report is
-- in force at a knowledge date when recorded_on <= date and date < superseded_on (or none).
create table store.actuals (
    report_id bigint not null,
    organisation_key integer not null,
    indicator_key integer not null,
    period_key integer not null,
    value decimal(24, 6),
    numerator decimal(24, 6),
    denominator decimal(24, 6),
    level varchar,
    is_estimate boolean not null,
    is_withdrawn boolean not null,
    recorded_on date not null,
    superseded_on date,
    recorded_by varchar,
    source varchar,
    note varchar,
    load_id integer not null,
    file_id integer not null,
    row_number bigint not null,
    check ((numerator is null) = (denominator is null)),
    check (denominator is null or denominator > 0 or (denominator = 0 and numerator = 0)),
    check (is_withdrawn or value is not null or numerator is not null or level is not null)
);

-- one row per commentary ever loaded, append-only
create table store.commentaries (
    commentary_id bigint primary key,
    target_id varchar not null,
    review_date date not null,
    cause varchar,
    remedy varchar,
    author varchar,
    recorded_on date not null,
    load_id integer not null,
    file_id integer not null,
    row_number bigint not null
);
