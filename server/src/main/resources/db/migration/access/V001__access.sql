-- API keys of a vendor. The secret is not here: only what a person needs to tell keys apart.
create table api_keys (
    vendor_id   uuid        not null,
    id          uuid        not null,
    name        text        not null,
    shown       text        not null,
    scopes      text[]      not null,
    created_at  timestamptz not null,
    revoked_at  timestamptz,
    primary key (vendor_id, id)
);

-- Directory: which key a secret's SHA-256 belongs to. A platform table. Without a vendor: an
-- operator's key, which acts for the vendor named in the request.
create table api_key_hashes (
    hash       bytea not null primary key,
    vendor_id  uuid,
    key_id     uuid  not null
);

-- Persons who sign in to the console, found by keyed hash. A platform table.
create table persons (
    id             uuid        not null primary key,
    email_hash     bytea       not null unique,
    email          bytea       not null,
    password_hash  text        not null,
    created_at     timestamptz not null
);

-- What a person may do for a vendor.
create table memberships (
    vendor_id  uuid not null,
    person_id  uuid not null,
    role       text not null check (role in ('owner', 'finance', 'support', 'developer')),
    primary key (vendor_id, person_id)
);
create index memberships_of_person on memberships (person_id);
