create table idempotent_answer (
    caller varchar(64) not null,
    idempotency_key varchar(200) not null,
    request_hash varchar(64) not null,
    status integer not null,
    location varchar(400),
    content_type varchar(100),
    body bytea not null,
    created_at timestamp with time zone not null,
    primary key (caller, idempotency_key)
);
create index idempotent_answer_created on idempotent_answer (created_at);
