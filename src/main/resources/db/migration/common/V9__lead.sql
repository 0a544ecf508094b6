create table lead_intake (
    deal varchar(20) primary key,
    source varchar(20) not null,
    external_id varchar(200),
    received_at timestamp with time zone not null,
    unique (source, external_id)
);

-- Two deals that somebody looked at and kept apart: they are not asked about again.
create table lead_kept_apart (
    deal varchar(20) not null,
    other varchar(20) not null,
    primary key (deal, other)
);

-- Signatures that were used, until their time is over anyway.
create table lead_hook_seen (
    signature varchar(64) primary key,
    expires_at timestamp with time zone not null
);
create index lead_hook_seen_expires on lead_hook_seen (expires_at);
