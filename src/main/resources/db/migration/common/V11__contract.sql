create table contract (
    deal varchar(20) primary key,
    state varchar(20) not null,
    proposal_version integer not null,
    currency varchar(3) not null,
    net decimal(19, 4) not null,
    tax decimal(19, 4) not null,
    gross decimal(19, 4) not null,
    figures_hash varchar(64) not null,
    clauses varchar(400000) not null,
    content_hash varchar(64) not null,
    edited_by varchar(64),
    sign_until date,
    sent_at timestamp with time zone,
    answered_at timestamp with time zone,
    answer_text varchar(2000),
    created_at timestamp with time zone not null,
    version bigint not null
);

-- Who checked, cleared, signed or countersigned which content; never changed, never deleted.
create table contract_verdict (
    id varchar(36) primary key,
    deal varchar(20) not null,
    kind varchar(20) not null,
    content_hash varchar(64) not null,
    person varchar(120) not null,
    approved boolean not null,
    findings varchar(10000),
    decided_at timestamp with time zone not null,
    seq integer not null,
    unique (deal, seq)
);
