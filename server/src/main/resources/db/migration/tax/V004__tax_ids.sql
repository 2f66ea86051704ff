-- The last time a register of tax ids confirmed one, by register, id and who asked. Reference data of
-- the operator: belongs to no vendor. The key is a hash, so that the table is no list of customers.
create table register_answers (
    key           bytea       not null primary key,
    confirmed_at  timestamptz not null,
    consultation  text,
    name          text
);

-- Tax ids of sales that are in doubt: the register was down and tax was charged, or an earlier
-- confirmation served, or the register knows the id under another name. Each is asked for again.
create table id_checks (
    vendor_id     uuid        not null,
    order_id      uuid        not null,
    country       text        not null,
    tax_id        text        not null,
    doubt         text        not null
        check (doubt in ('unavailable', 'earlier_confirmation', 'other_name')),
    state         text        not null default 'open'
        check (state in ('open', 'confirmed', 'denied', 'no_register', 'expired')),
    sold_at       timestamptz not null,
    asked_at      timestamptz,
    asked         int         not null default 0,
    reason        text,
    consultation  text,
    confirmed_at  timestamptz,
    corrected_at  timestamptz,
    primary key (vendor_id, order_id)
);
create index id_checks_by_state on id_checks (vendor_id, state, order_id);
