-- What was decided about an order or another try to pay it, and why. The hashes are keyed and are
-- what velocities count by; sandboxes keep none of them for addresses that have no velocity.
create table decisions (
    vendor_id   uuid        not null,
    subject_id  uuid        not null,
    decided_at  timestamptz not null,
    decision    text        not null check (decision in ('accept', 'challenge', 'review', 'reject')),
    score       smallint    not null check (score between 0 and 100),
    reasons     text,
    signals     text,
    outcome     text check (outcome in ('declined', 'disputed', 'fraud')),
    email_hash  bytea       not null,
    ip_country  text,
    ip_hash     bytea,
    device_hash bytea,
    card_hash   bytea,
    bin_hash    bytea,
    primary key (vendor_id, subject_id, decided_at)
);
create index decisions_by_email on decisions (vendor_id, email_hash, decided_at);
create index decisions_by_ip on decisions (vendor_id, ip_hash, decided_at) where ip_hash is not null;
create index decisions_by_device on decisions (vendor_id, device_hash, decided_at) where device_hash is not null;
create index decisions_by_card on decisions (vendor_id, card_hash, decided_at) where card_hash is not null;
create index decisions_by_bin on decisions (vendor_id, bin_hash, decided_at) where bin_hash is not null;

-- Whom to refuse and whom to trust. The value is sealed; entries made by rules know only its hash.
create table list_entries (
    vendor_id  uuid        not null,
    id         uuid        not null,
    list       text        not null check (list in ('block', 'allow')),
    kind       text        not null,
    value_hash bytea       not null,
    value      bytea,
    reason     text,
    actor      text        not null,
    expires_at timestamptz,
    created_at timestamptz not null,
    primary key (vendor_id, id),
    constraint list_entries_value unique (vendor_id, list, kind, value_hash)
);

-- Until when a vendor's checkout is in card-testing mode.
create table card_testing (
    vendor_id uuid        not null primary key,
    until     timestamptz not null
);
