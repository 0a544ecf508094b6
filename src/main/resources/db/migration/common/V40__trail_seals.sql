-- Seals over the ends of the chains: what was sealed cannot be chained anew without the key, which is not in the database.
create table trail_seal (
    n bigint primary key,
    sealed_at timestamp with time zone not null,
    heads integer not null,
    root bytea not null,
    previous bytea not null,
    hash bytea not null,
    key_id varchar(64) not null,
    signature bytea not null
);

create table trail_sealed_head (
    subject varchar(120) not null,
    n bigint not null,
    hash bytea not null,
    seal bigint not null,
    primary key (subject, n)
);
create index trail_sealed_head_seal on trail_sealed_head (seal, subject);

-- Public halves of the keys that seals were signed with.
create table trail_key (
    id varchar(64) primary key,
    public_key bytea not null,
    first_seal bigint not null
);
