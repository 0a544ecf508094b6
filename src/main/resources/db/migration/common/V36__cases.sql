-- A case has a priority, time limits that stand still while the customer is asked, somebody who works on it, and a conversation.
-- state: OPEN, WAITING (for the customer), RESOLVED. sort_due: by what an open list is ordered.
alter table service_case add column priority varchar(10) default 'normal' not null;
alter table service_case add column source varchar(10) default 'person' not null;
alter table service_case add column contact varchar(200);
alter table service_case add column assignee varchar(64);
alter table service_case add column task varchar(64);
alter table service_case add column clock_from timestamp with time zone;
alter table service_case add column respond_due timestamp with time zone;
alter table service_case add column resolve_due timestamp with time zone;
alter table service_case add column sort_due timestamp with time zone default timestamp with time zone '9999-12-31 00:00:00+00' not null;
alter table service_case add column paused_at timestamp with time zone;
alter table service_case add column first_response_at timestamp with time zone;
alter table service_case add column raised varchar(120) default '' not null;
alter table service_case add column reopened integer default 0 not null;
update service_case set clock_from = opened_at;
update service_case set resolve_due = cast(due_on as timestamp with time zone), sort_due = cast(due_on as timestamp with time zone) where state = 'OPEN';
create index service_case_due on service_case (sort_due, number);
create index service_case_assignee on service_case (assignee, sort_due, number);
create index service_case_resolved on service_case (resolved_at, number);

-- kind: customer, reply, question, note (only we read it), resolution, reopened
create table case_message (
    id varchar(36) primary key,
    number varchar(32) not null references service_case (number),
    seq integer not null,
    kind varchar(12) not null,
    body varchar(10000) not null,
    written_by varchar(200) not null,
    written_at timestamp with time zone not null,
    unique (number, seq)
);

create table case_pause (
    number varchar(32) not null references service_case (number),
    from_at timestamp with time zone not null,
    until_at timestamp with time zone,
    primary key (number, from_at)
);
