-- An order. What was agreed is frozen in the sealed snapshot: buyer, lines, tax, consents; the
-- columns are what changes, and what is searched and summed.
create table orders (
    vendor_id        uuid        not null,
    id               uuid        not null,
    buyer_id         uuid        not null,
    payment_id       uuid        not null,
    status           text        not null check (status in
        ('awaiting_payment', 'in_review', 'paid', 'fulfilled', 'refunded', 'cancelled')),
    currency         char(3)     not null,
    net              bigint      not null,
    tax              bigint      not null,
    total            bigint      not null,
    fee_percent      bigint      not null,
    fee_fixed        bigint      not null,
    refunded         bigint      not null default 0,
    actor            text        not null,
    idempotency_key  text,
    snapshot         bytea       not null,
    created_at       timestamptz not null,
    paid_at          timestamptz,
    fulfilled_at     timestamptz,
    cancelled_at     timestamptz,
    primary key (vendor_id, id),
    check (total = net + tax),
    check (refunded between 0 and total)
) with (fillfactor = 60, toast_tuple_target = 8160);
alter table orders alter column snapshot set storage main;
-- Without the vendor in front: two indexes that begin alike would let a plan made on an empty table
-- choose the wrong one for ever.
create index orders_of_buyer on orders (buyer_id);

create table lines (
    vendor_id   uuid    not null,
    order_id    uuid    not null,
    no          int     not null,
    id          uuid    not null,
    product_id  uuid    not null,
    price_id    uuid    not null,
    quantity    bigint  not null check (quantity > 0),
    net         bigint  not null,
    tax         bigint  not null,
    primary key (vendor_id, order_id, no)
);

-- Orders that a person has to look at: risk is in doubt, or the payment's fate stays unknown.
create table reviews (
    vendor_id   uuid        not null,
    order_id    uuid        not null,
    kind        text        not null check (kind in ('risk', 'payment')),
    queued_at   timestamptz not null,
    due_at      timestamptz not null,
    decision    text check (decision in ('accept', 'reject')),
    reason      text,
    actor       text,
    decided_at  timestamptz,
    primary key (vendor_id, order_id, kind)
);
create index reviews_open on reviews (vendor_id, due_at) where decision is null;
