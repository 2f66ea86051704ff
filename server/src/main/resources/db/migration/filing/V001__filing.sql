-- Returns that were filed. vendor_id is whose books they are: a sandbox, or for live vendors the id
-- that stands for their entity, which is the taxable person. Nothing but the payment is added later.
create table returns (
    vendor_id  uuid        not null,
    id         uuid        not null,
    entity     text        not null,
    scheme     text        not null,
    period     text        not null,
    until      date        not null,
    report     text        not null,
    filed_at   timestamptz not null,
    filed_by   text        not null,
    paid_at    timestamptz,
    paid_by    text,
    primary key (vendor_id, id),
    constraint returns_once unique (vendor_id, entity, scheme, period)
);

-- What was filed, by vendor and in the currencies of the sales: the sums of tax lines that a return
-- declared. What lines hold beyond these is late, and goes to the next open return.
create table figures (
    vendor_id     uuid     not null,
    scheme        text     not null,
    return_id     uuid     not null,
    no            int      not null,
    country       text     not null,
    region        text,
    jurisdiction  text     not null,
    tax_type      text     not null,
    rate          text     not null,
    rate_type     text     not null,
    treatment     text     not null,
    buyer_tax_id  text,
    currency      text     not null,
    booked_in     date     not null,
    sold_in       date     not null,
    net           bigint   not null,
    taxable       bigint   not null,
    tax           bigint   not null,
    primary key (vendor_id, scheme, return_id, no)
);

-- Rates that an operator, or whoever holds the sandbox, has given for a day: units of the currency for
-- one unit of the base, which is the currency of a return.
create table rates (
    vendor_id     uuid        not null,
    currency      text        not null,
    day           date        not null,
    base          text        not null,
    per_unit      numeric     not null check (per_unit > 0),
    published_on  date        not null,
    given_at      timestamptz not null,
    given_by      text        not null,
    primary key (vendor_id, currency, day, base)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('kontor.erasing', true) = 'on' then
        return old;
    end if;
    raise exception '% was filed and is never changed', tg_table_name
        using errcode = 'restrict_violation';
end $$;

create trigger figures_append_only before update or delete on figures
    for each row execute function refuse_change();
create trigger returns_are_kept before delete or update of vendor_id, id, entity, scheme, period, until,
    report, filed_at, filed_by on returns for each row execute function refuse_change();
create trigger returns_are_paid_once before update of paid_at on returns
    for each row when (old.paid_at is not null) execute function refuse_change();
