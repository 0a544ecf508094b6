-- Running deals that are taken from one version of a process to another.
create table migration (
    id varchar(36) primary key,
    process varchar(255) not null,
    from_version integer not null,
    to_version integer not null,
    plan varchar(200000) not null,
    plan_hash varchar(64) not null,
    state varchar(20) not null,
    reason varchar(2000),
    -- how many deals go first
    canary integer not null,
    total integer not null,
    back_of varchar(36) references migration (id),
    started_by varchar(64) not null,
    created_at timestamp with time zone not null,
    begun_at timestamp with time zone,
    finished_at timestamp with time zone
);
create index migration_process on migration (process, created_at, id);
create index migration_state on migration (state, created_at, id);

create table migration_item (
    migration varchar(36) not null references migration (id),
    n integer not null,
    deal varchar(20) not null,
    instance varchar(64) not null,
    place varchar(255),
    state varchar(20) not null,
    rehearsed varchar(20),
    -- before and after, as the rehearsal or the move itself saw it
    report varchar(200000),
    problems varchar(20000),
    tries integer not null,
    moved_at timestamp with time zone,
    primary key (migration, n)
);
create index migration_item_state on migration_item (migration, state, n);
create index migration_item_rehearsed on migration_item (migration, rehearsed, n);
create index migration_item_deal on migration_item (deal);
