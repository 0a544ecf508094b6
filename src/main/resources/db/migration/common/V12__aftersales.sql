create table service_case (
    number varchar(32) primary key,
    deal varchar(20) not null,
    title varchar(200) not null,
    body varchar(10000),
    state varchar(20) not null,
    opened_by varchar(120) not null,
    opened_at timestamp with time zone not null,
    due_on date not null,
    resolution varchar(10000),
    resolved_by varchar(120),
    resolved_at timestamp with time zone
);
create index service_case_deal on service_case (deal, opened_at);

create table survey (
    deal varchar(20) not null,
    survey_no integer not null,
    sent_at timestamp with time zone not null,
    until_on date not null,
    answered_at timestamp with time zone,
    rating integer,
    recommendation integer,
    mood varchar(20),
    remark varchar(10000),
    primary key (deal, survey_no)
);

create table renewal (
    deal varchar(20) primary key,
    renewal_deal varchar(20) not null,
    opened_at timestamp with time zone not null
);
