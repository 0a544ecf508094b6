-- What is usually done when a customer is onboarded; managers edit it.
create table onboarding_point (
    n integer primary key,
    words_en varchar(300) not null,
    words_zh varchar(300) not null
);
insert into onboarding_point (n, words_en, words_zh) values
    (1, 'Read the hand-over sheet and ask the seller what is unclear', '阅读交接单，向销售问清疑点'),
    (2, 'Introduce ourselves to the customer', '向客户介绍服务团队'),
    (3, 'Agree on dates of delivery and acceptance', '与客户约定交付和验收日期'),
    (4, 'Deliver and put into operation', '交付并投入使用'),
    (5, 'Train the users', '培训使用人员'),
    (6, 'Make sure the customer knows how to reach our service', '确认客户知道如何联系售后');

create table onboarding_item (
    id varchar(36) primary key,
    deal varchar(20) not null,
    n integer not null,
    words_en varchar(300) not null,
    words_zh varchar(300) not null,
    done_by varchar(64),
    done_at timestamp with time zone,
    unique (deal, n)
);

-- What the seller adds to what the deal says, for who serves the customer.
create table hand_over_sheet (
    deal varchar(20) primary key,
    promised varchar(4000),
    open_points varchar(10000),
    changed_by varchar(64) not null,
    changed_at timestamp with time zone not null,
    version bigint not null
);

-- When a customer is to be asked how things go; shown in calendars until the task is there.
create table check_in (
    deal varchar(20) primary key,
    due_at timestamp with time zone not null
);
create index check_in_due on check_in (due_at);

create table check_in_answer (
    deal varchar(20) not null,
    seq integer not null,
    mood varchar(10),
    note varchar(4000),
    said_by varchar(64) not null,
    said_at timestamp with time zone not null,
    primary key (deal, seq)
);
create index survey_answered on survey (answered_at, deal, survey_no);
