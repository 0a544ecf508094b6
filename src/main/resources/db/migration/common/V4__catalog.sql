create table product (
    id varchar(36) primary key,
    name varchar(200) not null unique,
    series varchar(120),
    list_price decimal(19, 4) not null,
    floor_price decimal(19, 4) not null,
    currency varchar(3) not null,
    active boolean not null,
    created_at timestamp with time zone not null,
    version bigint not null
);

-- Other names under which the product arrives: imports write "GTXPro" for "GTX Pro".
create table product_alias (
    alias varchar(200) primary key,
    product varchar(36) not null references product (id)
);
create index product_alias_product on product_alias (product);
