alter table personal_token add column last_used_at timestamp with time zone;

-- All of a person's work given to others in one go, row by row, so that it can be seen and taken back.
create table hand_over (
    id varchar(36) primary key,
    person varchar(64) not null,
    given_by varchar(64) not null,
    given_at timestamp with time zone not null,
    undone_at timestamp with time zone
);
create index hand_over_person on hand_over (person, given_at);

create table hand_over_row (
    hand_over varchar(36) not null references hand_over (id),
    n integer not null,
    deal varchar(20) not null,
    title varchar(400),
    owned boolean not null,
    tasks varchar(10000) not null,
    given_to varchar(64),
    outcome varchar(20) not null,
    why varchar(1000),
    primary key (hand_over, n)
);
