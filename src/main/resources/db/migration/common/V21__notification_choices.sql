alter table notification add column topic varchar(20) default 'other' not null;
update notification set topic = case
    when kind = 'followup.reminded' then 'reminder'
    when kind like 'followup.%' or kind = 'negotiation.manyRounds' then 'escalation'
    else 'other' end;

-- Waits for the person's daily mail.
alter table notification add column for_digest boolean default false not null;
create index notification_unread on notification (person, read_at, id);

-- How a person hears of a topic by mail; no row is the topic's default.
create table notification_choice (
    person varchar(64) not null,
    topic varchar(20) not null,
    by_mail varchar(10) not null,
    primary key (person, topic)
);

-- When a person's next daily mail is due; the row's lock decides which node writes it. Rows stay and move on.
create table notification_digest (
    person varchar(64) primary key,
    send_at timestamp with time zone not null
);
create index notification_digest_due on notification_digest (send_at);

alter table outbox_mail add column html varchar(200000);
