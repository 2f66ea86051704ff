-- Checkout sessions. What is in the cart and what the buyer typed is sealed; the quote's version and the
-- status are plain, since every change is guarded by them.
create table sessions (
    vendor_id     uuid        not null,
    id            uuid        not null,
    status        text        not null check (status in ('open', 'submitted', 'completed', 'expired')),
    quote_version integer     not null,
    data          bytea       not null,
    order_id      uuid,
    agreed        bytea,
    attempts      smallint    not null default 0,
    decline       text,
    action        text,
    submitted_at  timestamptz,
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    primary key (vendor_id, id)
);

-- What the buyer agreed to, in the words that were shown (handbook 10.1). Never changed.
create table consents (
    vendor_id  uuid        not null,
    session_id uuid        not null,
    attempt    smallint    not null,
    kind       text        not null,
    words      text        not null,
    locale     text        not null,
    order_id   uuid        not null,
    address    bytea       not null,
    given_at   timestamptz not null,
    primary key (vendor_id, session_id, attempt, kind)
);
