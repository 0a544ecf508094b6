-- A person's private calendar address; its secret is kept hashed.
create table calendar_feed (
    person varchar(64) primary key,
    token_hash varchar(64) not null unique,
    created_at timestamp with time zone not null,
    last_read_at timestamp with time zone
);

-- Counts the changes of a task's dates and words, so that calendars that follow it notice.
alter table work_item add column revision integer default 0 not null;
alter table work_item add column changed_at timestamp with time zone;

create index interaction_by on interaction (recorded_by, happened_at, id);
