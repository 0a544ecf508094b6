-- How a customer signed which content: by link with the exact paper that was shown, or as somebody of ours reports it.
create table contract_signature (
    id varchar(36) primary key,
    deal varchar(20) not null,
    seq integer not null,
    content_hash varchar(64) not null,
    name varchar(120) not null,
    consent varchar(2000),
    document_sha256 varchar(64),
    client_address varchar(64),
    user_agent varchar(500),
    reported_by varchar(120),
    signed_at timestamp with time zone not null,
    constraint contract_signature_seq unique (deal, seq)
);
