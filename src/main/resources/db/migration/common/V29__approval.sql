-- Why approval is asked for, in the words of who asks.
alter table proposal add column request_reason varchar(4000);
alter table proposal add column requested_at timestamp with time zone;

-- How it was decided (approve, refuse, sendBack), for whom, and what figures the approver had before them.
alter table proposal_approval add column decision varchar(20);
alter table proposal_approval add column on_behalf_of varchar(64);
alter table proposal_approval add column task varchar(64);
alter table proposal_approval add column decided varchar(200000);
update proposal_approval set decision = case when approved then 'approve' else 'refuse' end;
create index proposal_approval_approver on proposal_approval (approver, decided_at, id);

-- What waits for whom: the work list has a row for each open approval.
create index work_item_mandatory on work_item (mandatory, due, id);

-- What an approver wants to know from somebody before deciding.
create table approval_question (
    id varchar(36) primary key,
    deal varchar(20) not null,
    task varchar(64) not null,
    asked_by varchar(64) not null,
    asked_at timestamp with time zone not null,
    asked_whom varchar(64) not null,
    question varchar(4000) not null,
    answer varchar(4000),
    answered_at timestamp with time zone
);
create index approval_question_by on approval_question (asked_by, asked_at, id);
create index approval_question_deal on approval_question (deal, asked_at);
create index approval_question_whom on approval_question (asked_whom, asked_at, id);
