-- One payment (intent) per order; its attempts are the calls to gateways.
create table payments (
    vendor_id     uuid        not null,
    id            uuid        not null,
    order_id      uuid        not null,
    method        text        not null,
    currency      char(3)     not null,
    amount        bigint      not null check (amount >= 0),
    status        text        not null check (status in
        ('submitted', 'pending', 'requires_action', 'authorized', 'captured', 'failed', 'unknown', 'canceled')),
    gateway       text        not null,
    attempts      smallint    not null,
    reference     text,
    decline_code  text,
    captured_at   timestamptz,
    primary key (vendor_id, id)
) with (fillfactor = 60);

create table attempts (
    vendor_id      uuid        not null,
    payment_id     uuid        not null,
    no             smallint    not null,
    id             uuid        not null,
    gateway        text        not null,
    route          text        not null,
    cascade        boolean     not null,
    operation      text        not null check (operation in ('charge', 'authorize')),
    challenge      boolean     not null,
    token          text        not null,
    country        char(2)     not null,
    submitted_at   timestamptz not null,
    status         text        not null check (status in
        ('submitted', 'pending', 'requires_action', 'authorized', 'captured', 'declined', 'unknown', 'not_processed')),
    reference      text,
    decline_class  text,
    code           text,
    raw_code       text,
    finished_at    timestamptz,
    brand          text,
    last4          text,
    card_country   text,
    fingerprint    text,
    action_url     text,
    inquiries      smallint    not null default 0,
    primary key (vendor_id, payment_id, no)
) with (fillfactor = 60);

-- Up to which payment the vendor's first attempts have been looked through for answers that were
-- never recorded (the process died in between). Payments are in order of their ids.
create table watermarks (
    vendor_id   uuid not null primary key,
    payment_id  uuid not null
);
