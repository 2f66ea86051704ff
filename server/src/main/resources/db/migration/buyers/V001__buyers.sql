-- Who buys, once per vendor and e-mail address. The profile is sealed; the hashes find a buyer and
-- tell whether the profile has changed.
create table buyers (
    vendor_id    uuid        not null,
    id           uuid        not null,
    email_hash   bytea       not null,
    profile      bytea       not null,
    profile_hash bytea       not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    primary key (vendor_id, id),
    constraint buyers_email unique (vendor_id, email_hash)
) with (fillfactor = 90);
