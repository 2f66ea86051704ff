-- Where the operator's legal entities are registered for tax, besides their own countries. Reference
-- data of the operator: belongs to no vendor.
create table entity_registrations (
    entity        text  not null,
    id            uuid  not null,
    jurisdiction  text  not null,
    scheme        text  not null,
    number        text  not null,
    period        text  not null check (period in ('month', 'quarter', 'year')),
    valid_from    date  not null,
    valid_to      date  check (valid_to >= valid_from),
    primary key (entity, id),
    unique (entity, jurisdiction, valid_from)
);

-- The same of a sandbox, whose developer tries registrations and thresholds. As long as it has none,
-- it is registered everywhere.
create table registrations (
    vendor_id     uuid  not null,
    id            uuid  not null,
    jurisdiction  text  not null,
    scheme        text  not null,
    number        text  not null,
    period        text  not null check (period in ('month', 'quarter', 'year')),
    valid_from    date  not null,
    valid_to      date  check (valid_to >= valid_from),
    primary key (vendor_id, id),
    unique (vendor_id, jurisdiction, valid_from)
);

-- What was on record before registrations had a module of their own.
do $$
begin
    if to_regclass('tax.registrations') is not null then
        insert into entity_registrations
        select entity, gen_random_uuid(), jurisdiction, scheme, number, 'quarter', valid_from, valid_to
        from tax.registrations;
        drop table tax.registrations;
    end if;
end $$;

-- What a tenant decided. A tenant without a row has the defaults.
create table settings (
    vendor_id        uuid     not null primary key,
    unregistered     text     not null check (unregistered in ('refuse', 'sell')),
    micro_threshold  boolean  not null
);
