create table proposal (
    deal varchar(20) not null,
    version integer not null,
    state varchar(20) not null,
    currency varchar(3) not null,
    valid_until date,
    note varchar(10000),
    list_total decimal(19, 4) not null,
    floor_total decimal(19, 4) not null,
    net decimal(19, 4) not null,
    tax_percent decimal(7, 4) not null,
    tax decimal(19, 4) not null,
    gross decimal(19, 4) not null,
    discount_percent decimal(7, 4) not null,
    margin_percent decimal(9, 4) not null,
    figures_hash varchar(64) not null,
    created_by varchar(120) not null,
    created_at timestamp with time zone not null,
    requester varchar(64),
    changed_by varchar(64),
    sent_at timestamp with time zone,
    answered_at timestamp with time zone,
    answer_text varchar(2000),
    revision bigint not null,
    primary key (deal, version)
);

create table proposal_line (
    deal varchar(20) not null,
    version integer not null,
    line_no integer not null,
    product varchar(36) not null,
    product_name varchar(200) not null,
    quantity decimal(19, 4) not null,
    list_price decimal(19, 4) not null,
    floor_price decimal(19, 4) not null,
    unit_price decimal(19, 4) not null,
    discount_percent decimal(7, 4) not null,
    list_total decimal(19, 4) not null,
    floor_total decimal(19, 4) not null,
    net decimal(19, 4) not null,
    primary key (deal, version, line_no),
    foreign key (deal, version) references proposal (deal, version)
);

-- Who approved which figures; never changed, never deleted.
create table proposal_approval (
    id varchar(36) primary key,
    deal varchar(20) not null,
    version integer not null,
    kind varchar(20) not null,
    figures_hash varchar(64) not null,
    rung varchar(64) not null,
    approver varchar(64) not null,
    approved boolean not null,
    remark varchar(10000),
    decided_at timestamp with time zone not null,
    seq integer not null,
    unique (deal, seq)
);

create table negotiation_round (
    deal varchar(20) not null,
    round_no integer not null,
    ask varchar(10000),
    concession varchar(10000),
    price decimal(19, 4),
    currency varchar(3),
    outcome varchar(20),
    recorded_by varchar(120) not null,
    recorded_at timestamp with time zone not null,
    primary key (deal, round_no)
);
