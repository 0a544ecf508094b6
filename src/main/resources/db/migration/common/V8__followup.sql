-- One row for each open task whose drawing asks for a ladder.
create table deadline (
    task varchar(64) primary key,
    deal varchar(20) not null,
    stage varchar(255) not null,
    process_instance varchar(64) not null,
    definition varchar(255) not null,
    element varchar(255) not null,
    candidate_groups varchar(1000) not null,
    mandatory varchar(64),
    created_at timestamp with time zone not null,
    due_at timestamp with time zone,
    remind_at timestamp with time zone,
    escalate_at timestamp with time zone,
    hand_over_at timestamp with time zone,
    director_at timestamp with time zone,
    climbed varchar(60) not null,
    reason varchar(1000) not null
);
create index deadline_deal on deadline (deal);
