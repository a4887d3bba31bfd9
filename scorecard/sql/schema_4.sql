-- What version 4 of the schema added: tallies, which publishing leaves in large warehouses, so that a page of a
-- whole tree adds up few rows. Each row follows from the tables before; a small warehouse has none.

-- one row per review date (the end of a quarter) of which every organisation is tallied
create table store.tallied_review (
    review_date date not null
);

-- one row per tallied review date and organisation: whom it counts under on that day, and how its targets under
-- review stand by all that is known (tally/standing.sql)
create table store.standing (
    review_date date not null,
    organisation_key integer not null,
    parent_key integer,
    is_leaf boolean not null,
    is_standing boolean not null,
    targets integer not null,
    exceeded integer not null,
    met integer not null,
    on_track integer not null,
    behind integer not null,
    at_risk integer not null,
    missed integer not null,
    overdue integer not null,
    awaiting integer not null,
    no_data integer not null,
    not_due integer not null,
    not_applicable integer not null,
    unreported integer not null,
    valued integer not null,
    weight decimal(38, 6) not null,
    earned double not null
);

-- one row or several, to be added up, per tallied review date, organisation with members, leaves among these and
-- others apart, indicator, period and way of adding up: what the members have together (tally/member_total.sql)
create table store.member_total (
    review_date date not null,
    parent_key integer not null,
    is_leaf boolean not null,
    indicator_key integer not null,
    period_code varchar not null,
    first_day date not null,
    last_day date not null,
    method varchar not null,
    total decimal(38, 6),
    numerator decimal(38, 6),
    denominator decimal(38, 6),
    valued bigint not null,
    with_denominator bigint not null,
    reported bigint not null,
    judged bigint not null,
    should_report bigint not null
);

-- one row or several, to be added up, per tallied review date, organisation with members, leaves among these and
-- others apart, rated indicator, period and rung: how many members stand on it (tally/member_rung.sql)
create table store.member_rung (
    review_date date not null,
    parent_key integer not null,
    is_leaf boolean not null,
    indicator_key integer not null,
    period_code varchar not null,
    first_day date not null,
    last_day date not null,
    method varchar not null,
    level varchar not null,
    organisations bigint not null
);
