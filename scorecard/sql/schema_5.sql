-- What version 5 of the schema added: targets as publishing settles them, beside the keys of what they name. Among
-- the targets of the country those of an organisation are found by its number, and by their long ids they are not.
-- Each row follows from the masters and is written anew with them.

-- one row per target in force (settling/target_in_force.sql)
create table store.target_in_force (
    target_key integer not null,
    target_id varchar not null,
    organisation_key integer not null,
    organisation_id varchar not null,
    resolution_id varchar not null,
    indicator_key integer not null,
    indicator_id varchar not null,
    ordinal varchar,
    group_name varchar,
    title varchar not null,
    comparator varchar not null,
    value decimal(24, 6),
    upper decimal(24, 6),
    level varchar,
    cadence varchar not null,
    year_basis varchar not null,
    first_year smallint,
    last_year smallint,
    baseline decimal(24, 6),
    profile varchar,
    weight decimal(24, 6) not null,
    source_locator varchar,
    note varchar,
    load_id integer not null,
    file_id integer not null,
    row_number bigint not null
);

-- one row per by_year target in force and year of its own calendar (settling/target_year_in_force.sql)
create table store.target_year_in_force (
    target_key integer not null,
    organisation_key integer not null,
    target_id varchar not null,
    year_number smallint not null,
    year_code varchar not null,
    comparator varchar not null,
    value decimal(24, 6),
    upper decimal(24, 6),
    level varchar,
    profile varchar,
    load_id integer not null,
    file_id integer not null,
    row_number bigint not null
);
