-- What people were told of the tables of tax law: a pack once, tables grown old once per version and
-- reason, whichever process saw it first. Of all tenants alike: belongs to no vendor.
create table table_news (
    key      text         not null primary key,
    id       uuid         not null unique,
    kind     text         not null check (kind in ('pack', 'stale')),
    facts    text         not null,
    told_at  timestamptz  not null
);
