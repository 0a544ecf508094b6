-- What contracts are made of. A change is a new version; none is ever changed or deleted, because contracts name theirs.
create table contract_template (
    id varchar(36) primary key,
    name varchar(120) not null,
    usual boolean not null,
    archived boolean not null,
    version integer not null,
    constraint contract_template_name unique (name)
);

create table contract_template_version (
    template varchar(36) not null references contract_template (id),
    version integer not null,
    body varchar(900000) not null,
    created_by varchar(120) not null,
    created_at timestamp with time zone not null,
    note varchar(500),
    primary key (template, version)
);

alter table contract add column payment_days integer default 30 not null;
alter table contract add column template varchar(36) default 'standard' not null;
alter table contract add column template_version integer default 1 not null;
-- What its placeholders stand for, as they were when the draft was written.
alter table contract add column filled varchar(20000) default '{}' not null;

-- What whoever checks a contract has ticked, for exactly this content.
create table contract_tick (
    deal varchar(20) not null,
    content_hash varchar(64) not null,
    item varchar(64) not null,
    person varchar(120) not null,
    ticked_at timestamp with time zone not null,
    primary key (deal, content_hash, item)
);
