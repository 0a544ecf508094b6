-- Who gave the task away last, and from whom, so that they can take it back for a while.
alter table work_item add column handed_by varchar(64);
alter table work_item add column handed_from varchar(64);
alter table work_item add column handed_at timestamp with time zone;

-- For lists of everybody's tasks in another order than by due date.
create index work_item_priority on work_item (priority desc, due, id);
create index work_item_amount on work_item (amount desc nulls last, id);
create index work_item_created on work_item (created_at desc, id);

-- A view of the work list under a name; query is the address's part behind the question mark.
create table saved_filter (
    id varchar(36) primary key,
    owner varchar(64) not null,
    name varchar(80) not null,
    query varchar(1000) not null,
    shared_with varchar(64),
    created_at timestamp with time zone not null,
    constraint saved_filter_name unique (owner, name)
);
create index saved_filter_shared on saved_filter (shared_with);

-- The view that a person's work list opens with: an own one, or one that somebody shares.
create table saved_filter_default (
    person varchar(64) primary key,
    filter varchar(36) not null references saved_filter (id) on delete cascade
);
create index saved_filter_default_filter on saved_filter_default (filter);
