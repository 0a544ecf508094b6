create table trail_head (
    subject varchar(120) primary key,
    n bigint not null,
    hash bytea not null
);

create table trail_entry (
    subject varchar(120) not null,
    n bigint not null,
    written_at timestamp with time zone not null,
    occurred_at timestamp with time zone,
    actor varchar(200) not null,
    on_behalf_of varchar(64),
    action varchar(80) not null,
    process_id varchar(255),
    process_version integer,
    element_id varchar(255),
    element_name varchar(255),
    client varchar(64),
    correlation varchar(64) not null,
    format smallint not null,
    values_digest bytea not null,
    previous bytea not null,
    hash bytea not null,
    primary key (subject, n)
);
create index trail_entry_written on trail_entry (written_at);

-- What erasure may empty; the digest of it stays in the chain.
create table trail_values (
    subject varchar(120) not null,
    n bigint not null,
    salt bytea,
    body varchar(1000000),
    primary key (subject, n)
);
