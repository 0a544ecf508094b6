-- prices: agreed or today, by which the new deal's draft was made; null when it has none
alter table renewal add column prices varchar(10);
create index renewal_renewal_deal on renewal (renewal_deal);

create table churn (
    deal varchar(20) primary key,
    reason varchar(20),
    words varchar(4000),
    recorded_by varchar(120) not null,
    recorded_at timestamp with time zone not null
);
