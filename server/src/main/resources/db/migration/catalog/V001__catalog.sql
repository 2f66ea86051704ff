-- What is sold. Deliveries are a list of {"type": …} as in the API.
create table products (
    vendor_id      uuid        not null,
    id             uuid        not null,
    name           text        not null,
    description    text,
    tax_category   text        not null,
    statement_name text,
    deliveries     jsonb       not null,
    metadata       jsonb       not null,
    active         boolean     not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    primary key (vendor_id, id)
);

-- What it costs. Terms (currency, amount, tax behavior, localized) never change once sold_at is set.
create table prices (
    vendor_id    uuid        not null,
    id           uuid        not null,
    product_id   uuid        not null,
    currency     char(3)     not null,
    amount       bigint      not null check (amount between 0 and 1000000000000),
    tax_behavior text        not null check (tax_behavior in ('inclusive', 'exclusive')),
    localized    jsonb       not null,
    lookup_key   text,
    metadata     jsonb       not null,
    active       boolean     not null,
    sold_at      timestamptz,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    primary key (vendor_id, id),
    constraint prices_lookup_key unique (vendor_id, lookup_key),
    constraint prices_product foreign key (vendor_id, product_id) references products (vendor_id, id)
);
create index prices_by_product on prices (vendor_id, product_id);

-- Discounts by code: a percentage or a fixed amount, for some products or (none named) the order.
create table coupons (
    vendor_id       uuid        not null,
    id              uuid        not null,
    code            text        not null,
    percent         numeric(7, 4) check (percent > 0 and percent <= 100),
    amount          bigint check (amount > 0),
    currency        char(3),
    products        uuid[]      not null,
    max_redemptions int check (max_redemptions > 0),
    redemptions     int         not null check (redemptions >= 0),
    valid_until     timestamptz,
    metadata        jsonb       not null,
    active          boolean     not null,
    created_at      timestamptz not null,
    primary key (vendor_id, id),
    constraint coupons_code unique (vendor_id, code),
    check ((percent is null) <> (amount is null)),
    check ((amount is null) = (currency is null))
);
