-- What people saw of a tax id on its authority's own page, where no machine can ask: it serves the
-- vendor's sales for 30 days of its own time, and is forgotten then. Who saw it, and when, stays in the
-- audit log, and the reference with every order that it served.
create table hand_checks (
    vendor_id     uuid        not null,
    id            uuid        not null,
    country       text        not null,
    tax_id        text        not null,
    name          text        not null,
    checked_on    date        not null,
    reference     text        not null,
    confirmed_at  timestamptz not null,
    confirmed_by  text        not null,
    primary key (vendor_id, country, tax_id),
    unique (vendor_id, id)
);

-- Who confirms an id finds the other sales with it.
create index id_checks_by_tax_id on id_checks (vendor_id, tax_id);
