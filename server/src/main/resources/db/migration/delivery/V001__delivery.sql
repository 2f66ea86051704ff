-- What a buyer may use: one row per order line, unit and delivery, the only truth (handbook 8.1).
-- An entitlement that has ended is still 'active' here: ends_at says so. The unique key is what
-- keeps anything from being delivered twice; it begins with the order since a line has one order,
-- and so serves the order's look-up as well.
create table entitlements (
    vendor_id        uuid        not null,
    id               uuid        not null,
    order_id         uuid        not null,
    order_line_id    uuid        not null,
    unit             int         not null,
    delivery         smallint    not null,
    product_id       uuid        not null,
    buyer_id         uuid        not null,
    type             text        not null check (type in
        ('license_key', 'download', 'access_code', 'account', 'email_attachment')),
    status           text        not null check (status in
        ('pending', 'active', 'suspended', 'revoked')),
    delivery_status  text        not null check (delivery_status in
        ('pending', 'delivered', 'backordered', 'failed', 'revoked')),
    license_id       uuid,
    file_id          uuid,
    secret           bytea,
    granted_at       timestamptz not null,
    ends_at          timestamptz,
    changed_at       timestamptz,
    reason           text,
    primary key (vendor_id, id),
    constraint entitlements_once unique (vendor_id, order_id, order_line_id, unit, delivery)
);
create index entitlements_of_buyer on entitlements (vendor_id, buyer_id, id);
create index entitlements_backordered on entitlements (vendor_id, product_id, id)
    where delivery_status = 'backordered';

-- Licenses: how a key is found, and the terms of its use. The key itself is sealed in the
-- entitlement; while it is still to come, key_hash is null.
create table licenses (
    vendor_id         uuid   not null,
    id                uuid   not null,
    entitlement_id    uuid   not null,
    key_hash          bytea,
    activation_limit  int    not null check (activation_limit > 0),
    duration          text,
    policy            text,
    checked_in_at     timestamptz,
    primary key (vendor_id, id),
    constraint licenses_by_key unique (vendor_id, key_hash)
);

-- Machines that use a license. Fingerprints are keyed hashes, names are sealed.
create table activations (
    vendor_id      uuid        not null,
    license_id     uuid        not null,
    id             uuid        not null,
    fingerprint    bytea       not null,
    name           bytea,
    activated_at   timestamptz not null,
    seen_at        timestamptz not null,
    offline_until  timestamptz,
    released_at    timestamptz,
    self_released  boolean     not null default false,
    primary key (vendor_id, license_id, id)
);
create unique index activations_once on activations (vendor_id, license_id, fingerprint)
    where released_at is null;

-- Buyers whose licenses are refused.
create table license_bans (
    vendor_id  uuid        not null,
    buyer_id   uuid        not null,
    reason     text        not null,
    banned_at  timestamptz not null,
    primary key (vendor_id, buyer_id)
);

-- Keys that a vendor loaded for a product.
create table pool_keys (
    vendor_id       uuid   not null,
    product_id      uuid   not null,
    id              uuid   not null,
    key_hash        bytea  not null,
    key             bytea  not null,
    status          text   not null check (status in ('free', 'reserved', 'assigned', 'burned')),
    order_id        uuid,
    reserved_until  timestamptz,
    primary key (vendor_id, product_id, id),
    constraint pool_keys_once unique (vendor_id, key_hash),
    check (status <> 'reserved' or (order_id is not null and reserved_until is not null))
);
create index pool_keys_free on pool_keys (vendor_id, product_id, id)
    where status in ('free', 'reserved');
create index pool_keys_reserved on pool_keys (vendor_id, order_id) where status = 'reserved';

-- Directory: whose a loaded key is, since it does not carry its vendor's code. A platform table.
create table key_directory (
    key_hash   bytea       not null,
    vendor_id  uuid        not null,
    loaded_at  timestamptz not null,
    primary key (key_hash, vendor_id)
);

-- Single-use access codes.
create table access_codes (
    vendor_id       uuid  not null,
    code_hash       bytea not null,
    entitlement_id  uuid  not null,
    redeemed_at     timestamptz,
    primary key (vendor_id, code_hash)
);

-- The keys that sign licenses and offline files. A platform table.
create table signing_keys (
    kid          text        not null primary key,
    public_key   bytea       not null,
    private_key  bytea       not null,
    created_at   timestamptz not null
);

-- Files that are delivered.
create table files (
    vendor_id     uuid        not null,
    id            uuid        not null,
    name          text        not null,
    size          bigint      not null check (size >= 0),
    sha256        bytea       not null,
    content_type  text        not null,
    created_at    timestamptz not null,
    primary key (vendor_id, id)
);

-- What was used of a download: made when it is first used, or issued anew.
create table downloads (
    vendor_id       uuid        not null,
    entitlement_id  uuid        not null,
    issued_at       timestamptz not null,
    counted         int         not null,
    primary key (vendor_id, entitlement_id)
);

-- Sessions of downloads: one client's requests within six hours. client is a keyed hash.
create table download_sessions (
    vendor_id       uuid        not null,
    entitlement_id  uuid        not null,
    id              uuid        not null,
    client          bytea       not null,
    started_at      timestamptz not null,
    sent            bigint      not null,
    counted         boolean     not null,
    primary key (vendor_id, entitlement_id, id)
);
