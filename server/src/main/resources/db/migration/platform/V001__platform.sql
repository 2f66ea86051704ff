-- The test clock of a sandbox: how far its now is ahead of real time (behind, when negative).
-- Live vendors have no row.
create table clocks (
    vendor_id     uuid   not null primary key,
    ahead_us      bigint not null
);

-- Idempotency keys of mutating API calls, kept 30 days.
create table idempotency_keys (
    vendor_id   uuid        not null,
    endpoint    text        not null,
    key         text        not null,
    body_hash   bytea       not null,
    created_at  timestamptz not null,
    status      smallint,
    answer      bytea,
    primary key (vendor_id, endpoint, key)
);

-- Timed work of a vendor, in the vendor's own time. One row per kind and key.
create table jobs (
    vendor_id   uuid        not null,
    kind        text        not null,
    key         text        not null,
    run_at      timestamptz not null,
    attempts    int         not null default 0,
    leased_until timestamptz,
    last_error  text,
    primary key (vendor_id, kind, key)
);
create index jobs_by_time on jobs (vendor_id, run_at);

-- Directory of due work: which vendor has something due of which kind, in real time.
-- A platform table: it belongs to no vendor, and is the only way to find work across vendors.
create table due_work (
    kind        text        not null,
    vendor_id   uuid        not null,
    due_at      timestamptz not null,
    primary key (kind, vendor_id)
);
create index due_work_by_time on due_work (kind, due_at);

-- Who did what, when and why; each row hashes the row before it, so that none can be changed unseen.
create table audit_log (
    vendor_id     uuid        not null,
    position      bigint      not null,
    at            timestamptz not null,
    actor         text        not null,
    action        text        not null,
    object        text        not null,
    reason        text,
    detail        text,
    request_id    text,
    previous_hash bytea       not null,
    hash          bytea       not null,
    primary key (vendor_id, position)
);
