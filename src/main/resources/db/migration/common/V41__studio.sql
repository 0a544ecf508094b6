-- Changes of models on their way: written, submitted, reviewed, published. A draft is never deleted, only discarded.
create table model_draft (
    id varchar(36) primary key,
    model varchar(255) not null,
    kind varchar(4) not null,
    based_on integer,
    title varchar(255) not null,
    author varchar(120) not null,
    state varchar(20) not null,
    -- What a discarded draft was before.
    was varchar(20),
    revision integer not null,
    xml bytea not null,
    hash varchar(64) not null,
    -- The shipped file that it takes over or descends from.
    shipped_hash varchar(64),
    restored_from integer,
    -- Drafts of one change, which are submitted, reviewed and published as one.
    together varchar(36),
    reason varchar(2000),
    created_at timestamp with time zone not null,
    changed_at timestamp with time zone not null,
    changed_by varchar(120) not null,
    -- When its saving was last told on the trail.
    told_at timestamp with time zone,
    submitted_at timestamp with time zone,
    submitted_by varchar(120),
    asked varchar(120),
    reviewed_at timestamp with time zone,
    reviewed_by varchar(120),
    review varchar(2000),
    -- What was reviewed; exactly this is published.
    reviewed_hash varchar(64),
    publish_at timestamp with time zone,
    publish_by varchar(120),
    published_version integer,
    lock_holder varchar(120),
    lock_since timestamp with time zone,
    lock_renewed timestamp with time zone
);
create index model_draft_model on model_draft (model, state, created_at);
create index model_draft_together on model_draft (together);

create table model_draft_revision (
    draft varchar(36) not null references model_draft (id),
    revision integer not null,
    xml bytea not null,
    saved_by varchar(120) not null,
    saved_at timestamp with time zone not null,
    primary key (draft, revision)
);

-- Whoever wrote a draft does not review it, however few of its revisions are kept.
create table model_draft_editor (
    draft varchar(36) not null references model_draft (id),
    person varchar(120) not null,
    primary key (draft, person)
);

-- Who brought in which version, and why.
create table model_publication (
    model varchar(255) not null,
    version integer not null,
    draft varchar(36),
    published_by varchar(120),
    reviewed_by varchar(120),
    reason varchar(2000),
    published_at timestamp with time zone not null,
    origin varchar(20) not null,
    restored_from integer,
    hash varchar(64) not null,
    shipped_hash varchar(64),
    primary key (model, version)
);
