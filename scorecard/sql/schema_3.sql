-- What version 3 of the schema added; older stores are given it when they are opened.

-- one row per closing of a review, or opening again, append-only
create table store.closings (
    closing_id bigint primary key,
    organisation_id varchar not null,
    review_date date not null,
    known_at date,
    version integer,
    note varchar,
    author varchar,
    recorded_on date not null,
    withdrawn boolean,
    load_id integer not null,
    file_id integer not null,
    row_number bigint not null,
    check (coalesce(withdrawn, false) or known_at is not null)
);

-- one row per acknowledgement of what a check on data found, or its withdrawal, append-only
create table store.acknowledgements (
    acknowledgement_id bigint primary key,
    code varchar not null,
    organisation_id varchar not null,
    indicator_id varchar,
    period varchar,
    finding varchar not null,
    version integer,
    reason varchar,
    author varchar,
    recorded_on date not null,
    withdrawn boolean,
    load_id integer not null,
    file_id integer not null,
    row_number bigint not null,
    check (coalesce(withdrawn, false) or reason is not null)
);

-- one row per decision that changed a target, append-only; the state of the target that came with the same
-- load holds from the day of the decision on
create table store.adjustments (
    adjustment_id bigint primary key,
    target_id varchar not null,
    decided_on date not null,
    decision varchar not null,
    reason varchar,
    author varchar,
    recorded_on date not null,
    load_id integer not null,
    file_id integer not null,
    row_number bigint not null
);
