-- OWN: the product's prices are its own; SUM: a bundle costs what its parts cost.
alter table product add column pricing varchar(3) default 'OWN' not null;

-- Prices by currency and time, beside the standard price that stands with the product.
create table product_price (
    product varchar(36) not null references product (id),
    currency varchar(3) not null,
    valid_from date not null,
    valid_until date,
    list_price decimal(19, 4) not null,
    floor_price decimal(19, 4) not null,
    primary key (product, currency, valid_from)
);

-- What a bundle is made of.
create table product_part (
    bundle varchar(36) not null references product (id),
    part_no integer not null,
    part varchar(36) not null references product (id),
    quantity decimal(19, 4) not null,
    primary key (bundle, part_no),
    unique (bundle, part)
);
create index product_part_part on product_part (part);

-- What was in a bundle when it was offered.
alter table proposal_line add column contents varchar(4000);
