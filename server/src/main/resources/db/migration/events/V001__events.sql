-- What happened, append-only. The id is epoch (16 bits), transaction (48), tick (64): in its order
-- no row ever appears below the oldest transaction still running, so a reader that stays below it
-- misses nothing. Rows are wide and sealed: they stay in the page, uncompressed, up to 8 kB.
create table event_log (
    vendor_id   uuid        not null,
    id          uuid        not null,
    object_id   uuid        not null,
    sequence    int         not null,
    type        text        not null,
    actor       text        not null,
    created_at  timestamptz not null,
    data        bytea       not null,
    primary key (vendor_id, id),
    constraint event_log_sequence unique (vendor_id, object_id, sequence)
) with (toast_tuple_target = 8160);
alter table event_log alter column data set storage external;

-- For replays of a range of time: a few bytes per megabyte, free on insert.
create index event_log_by_time on event_log using brin (created_at timestamptz_minmax_multi_ops);

-- Transaction numbers start again in a database restored from a dump. A platform table: each
-- cluster that ever wrote here has its epoch, so that ids keep rising.
create table epochs (
    system_identifier bigint   not null primary key,
    epoch             smallint not null unique
);

create table webhook_endpoints (
    vendor_id        uuid        not null,
    id               uuid        not null,
    url              text        not null,
    types            text[]      not null,
    secret           bytea       not null,
    old_secret       bytea,
    old_secret_until timestamptz,
    status           text        not null check (status in ('enabled', 'disabled')),
    disabled_reason  text,
    failing_since    timestamptz,
    -- The last event that was considered for this endpoint.
    cursor           uuid        not null,
    created_at       timestamptz not null,
    primary key (vendor_id, id)
);

-- One row per endpoint and event that it wants; made by the worker, never by a request.
create table deliveries (
    vendor_id       uuid        not null,
    endpoint_id     uuid        not null,
    event_id        uuid        not null,
    status          text        not null check (status in ('pending', 'succeeded', 'failed')),
    attempts        smallint    not null,
    next_at         timestamptz not null,
    last_at         timestamptz,
    response_status smallint,
    duration_ms     int,
    error           text,
    response        bytea,
    primary key (vendor_id, endpoint_id, event_id),
    foreign key (vendor_id, endpoint_id)
        references webhook_endpoints (vendor_id, id) on delete cascade
);
create index deliveries_due on deliveries (vendor_id, endpoint_id, next_at)
    where status = 'pending';
