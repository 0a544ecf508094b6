-- What somebody typed into a task's form and has not sent yet.
create table task_draft (
    task varchar(64) not null,
    person varchar(64) not null,
    definition varchar(255) not null,
    language varchar(35) not null,
    entered varchar(200000) not null,
    saved_at timestamp with time zone not null,
    discarded_at timestamp with time zone,
    primary key (task, person)
);
create index task_draft_person on task_draft (person, saved_at);
