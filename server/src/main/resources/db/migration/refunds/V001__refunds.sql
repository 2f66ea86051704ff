-- How much of an order's money is spoken for: by refunds on their way, made, failed but still owed,
-- or waiting for a decision. Only a refund that is given up sets its part free again.
create table claims (
    vendor_id  uuid   not null,
    order_id   uuid   not null,
    captured   bigint not null,
    claimed    bigint not null,
    primary key (vendor_id, order_id),
    constraint claims_within_capture check (claimed between 0 and captured)
) with (fillfactor = 70);

-- One row per refund. net and tax are known, and the credit note exists, once it is approved.
create table refunds (
    vendor_id           uuid        not null,
    id                  uuid        not null,
    order_id            uuid        not null,
    payment_id          uuid        not null,
    status              text        not null check (status in
        ('review', 'submitted', 'unknown', 'succeeded', 'failed', 'cancelled')),
    reason              text        not null,
    currency            char(3)     not null,
    amount              bigint      not null check (amount > 0),
    tax                 bigint,
    credit_note_id      uuid,
    credit_note_number  text,
    reference           text,
    failure_code        text,
    inquiries           smallint    not null default 0,
    actor               text        not null,
    idempotency_key     text,
    metadata            bytea,
    created_at          timestamptz not null,
    submitted_at        timestamptz,
    finished_at         timestamptz,
    primary key (vendor_id, id),
    constraint refunds_approved check ((submitted_at is null) = (credit_note_id is null))
);
create index refunds_of_order on refunds (vendor_id, order_id);
create index refunds_to_decide on refunds (vendor_id, id) where status in ('review', 'failed');

-- What a refund takes back of each line of its order. Of a refund that is not approved yet: what
-- was asked for, if lines were named; its tax is then unknown.
create table lines (
    vendor_id  uuid   not null,
    refund_id  uuid   not null,
    no         int    not null,
    line_id    uuid   not null,
    amount     bigint not null check (amount > 0),
    tax        bigint check (tax between 0 and amount),
    primary key (vendor_id, refund_id, no),
    foreign key (vendor_id, refund_id) references refunds (vendor_id, id)
);
