create table team (
    id varchar(64) primary key,
    name varchar(120) not null,
    manager varchar(64),
    region varchar(64)
);

create table person (
    username varchar(64) primary key,
    name varchar(120) not null,
    email varchar(254),
    password_hash varchar(200) not null,
    team varchar(64) references team (id),
    region varchar(64),
    roles varchar(200) not null,
    groups_of varchar(400) not null,
    language varchar(10),
    time_zone varchar(60),
    active boolean not null,
    created_at timestamp with time zone not null,
    version bigint not null
);
create index person_team on person (team);

create table absence (
    id varchar(36) primary key,
    username varchar(64) not null references person (username),
    from_on date not null,
    until_on date not null,
    substitute varchar(64) references person (username),
    created_at timestamp with time zone not null
);
create index absence_person on absence (username, until_on);

create table personal_token (
    id varchar(36) primary key,
    username varchar(64) not null references person (username),
    name varchar(120) not null,
    token_hash varchar(64) not null unique,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone
);
create index personal_token_person on personal_token (username);
