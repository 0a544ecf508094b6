create table account (
    id varchar(36) primary key,
    name varchar(200) not null,
    normal_name varchar(200) not null,
    region varchar(64),
    -- normalised name and region: two people who enter the same company at once must not make two of it
    name_key varchar(300) not null unique,
    country varchar(100),
    industry varchar(120),
    website varchar(500),
    employees integer,
    revenue decimal(19, 4),
    revenue_currency varchar(3),
    parent varchar(36) references account (id),
    external_key varchar(200) unique,
    merged_into varchar(36) references account (id),
    created_at timestamp with time zone not null,
    version bigint not null
);
create index account_normal_name on account (normal_name);
create index account_name on account (name, id);
create index account_parent on account (parent);
create index account_merged on account (merged_into);

create table contact (
    id varchar(36) primary key,
    account varchar(36) not null references account (id),
    name varchar(200) not null,
    email varchar(254),
    phone varchar(32),
    title varchar(120),
    role varchar(40),
    merged_into varchar(36) references contact (id),
    created_at timestamp with time zone not null,
    version bigint not null
);
create index contact_account on contact (account, name);
create index contact_email on contact (email);
create index contact_phone on contact (phone);

create table deal_contact (
    deal varchar(20) not null,
    contact varchar(36) not null references contact (id),
    role varchar(40),
    primary key (deal, contact)
);
create index deal_contact_contact on deal_contact (contact);

create table interaction (
    id varchar(36) primary key,
    deal varchar(20),
    account varchar(36) references account (id),
    kind varchar(20) not null,
    happened_at timestamp with time zone not null,
    subject varchar(200),
    body varchar(20000),
    recorded_by varchar(200) not null,
    recorded_at timestamp with time zone not null
);
create index interaction_deal on interaction (deal, happened_at, id);
create index interaction_account on interaction (account, happened_at, id);
