-- Who we are, as our papers say it. One row.
create table company (
    id integer primary key check (id = 1),
    name varchar(200) not null,
    address varchar(1000),
    email varchar(254),
    phone varchar(100),
    website varchar(200),
    tax_number varchar(100),
    bank varchar(1000),
    terms_en varchar(10000),
    terms_zh varchar(10000),
    time_zone varchar(64) not null,
    logo bytea,
    version bigint not null
);

-- Papers as they left the house, to the byte.
create table document (
    id varchar(36) primary key,
    deal varchar(20) not null,
    kind varchar(40) not null,
    doc_key varchar(100) not null,
    file_name varchar(200) not null,
    sha256 varchar(64) not null,
    size_bytes integer not null,
    content bytea not null,
    created_at timestamp with time zone not null,
    created_by varchar(200) not null,
    unique (deal, kind, doc_key)
);

-- What customers open without a login. Of the secret in the address only the hash is kept.
create table customer_link (
    id varchar(36) primary key,
    secret_hash varchar(64) not null unique,
    deal varchar(20) not null,
    purpose varchar(40) not null,
    subject varchar(100) not null,
    name varchar(200) not null,
    email varchar(254),
    language varchar(35) not null,
    created_at timestamp with time zone not null,
    created_by varchar(200) not null,
    expires_at timestamp with time zone not null,
    opened_at timestamp with time zone,
    opened integer not null,
    answered_at timestamp with time zone,
    answer varchar(40),
    revoked_at timestamp with time zone
);
create index customer_link_deal on customer_link (deal, created_at);

-- What goes along with a mail.
create table outbox_enclosure (
    mail bigint not null,
    n integer not null,
    file_name varchar(200) not null,
    type varchar(127) not null,
    content bytea not null,
    primary key (mail, n)
);
alter table outbox_mail add column deal varchar(20);
create index outbox_mail_deal on outbox_mail (deal, id);
