-- Files on deals. Deleted ones stay for a day, so that a slip can be undone.
create table attachment (
    id varchar(36) primary key,
    deal varchar(20) not null,
    task varchar(64),
    name varchar(200) not null,
    type varchar(127) not null,
    size_bytes bigint not null,
    sha256 varchar(64) not null,
    uploaded_by varchar(64) not null,
    uploaded_at timestamp with time zone not null,
    store varchar(20) not null,
    deleted_at timestamp with time zone,
    deleted_by varchar(64)
);
create index attachment_deal on attachment (deal, uploaded_at);
create index attachment_deleted on attachment (deleted_at);

-- Content that lies in the database, in pieces of half a mebibyte.
create table attachment_piece (
    attachment varchar(36) not null,
    n integer not null,
    content bytea not null,
    primary key (attachment, n)
);
