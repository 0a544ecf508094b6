-- One row for each open user task; due is 9999-12-31 when it never falls due, so that lists have one order.
create table work_item (
    id varchar(64) primary key,
    deal varchar(20) not null,
    customer varchar(200),
    title varchar(200),
    stage varchar(64) not null,
    process_id varchar(255) not null,
    process_version integer not null,
    definition varchar(255) not null,
    element varchar(255) not null,
    name varchar(255) not null,
    mandatory varchar(64),
    assignee varchar(64),
    candidate_group varchar(64),
    more_groups varchar(400),
    by_team boolean not null,
    queue varchar(140),
    team varchar(64),
    region varchar(64),
    due timestamp with time zone not null,
    remind_at timestamp with time zone,
    priority integer not null,
    amount decimal(19, 4),
    currency varchar(3),
    snoozed_until timestamp with time zone,
    reason_code varchar(64) not null,
    reason_args varchar(400) not null,
    created_at timestamp with time zone not null
);
create index work_item_assignee on work_item (assignee, due, id);
create index work_item_group on work_item (queue, due, id);
create index work_item_team on work_item (team, due, id);
create index work_item_region on work_item (region, due, id);
create index work_item_due on work_item (due, id);
create index work_item_deal on work_item (deal);

create table work_item_closed (
    id varchar(64) primary key,
    deal varchar(20) not null,
    customer varchar(200),
    title varchar(200),
    stage varchar(64) not null,
    process_id varchar(255) not null,
    process_version integer not null,
    definition varchar(255) not null,
    element varchar(255) not null,
    name varchar(255) not null,
    mandatory varchar(64),
    assignee varchar(64),
    candidate_group varchar(64),
    more_groups varchar(400),
    by_team boolean not null,
    queue varchar(140),
    team varchar(64),
    region varchar(64),
    due timestamp with time zone not null,
    remind_at timestamp with time zone,
    priority integer not null,
    amount decimal(19, 4),
    currency varchar(3),
    snoozed_until timestamp with time zone,
    reason_code varchar(64) not null,
    reason_args varchar(400) not null,
    created_at timestamp with time zone not null,
    state varchar(20) not null,
    closed_at timestamp with time zone not null,
    closed_by varchar(200),
    on_behalf_of varchar(64)
);
create index work_item_closed_deal on work_item_closed (deal, closed_at);
create index work_item_closed_group on work_item_closed (candidate_group, deal);

-- The queues of a task that was drawn with several candidate groups, beyond the first.
create table work_item_queue (
    queue varchar(140) not null,
    id varchar(64) not null references work_item (id) on delete cascade,
    primary key (queue, id)
);
create index work_item_queue_item on work_item_queue (id);

create table task_comment (
    id varchar(36) primary key,
    task varchar(64) not null,
    deal varchar(20) not null,
    written_by varchar(64) not null,
    written_at timestamp with time zone not null,
    body varchar(4000) not null
);
create index task_comment_task on task_comment (task, written_at);
