-- The tax of every document, a row per jurisdiction, type, rate and treatment, also where none is
-- charged: what tax returns are made of. Written with the journal that books the document, and never
-- changed; what is taken back has negative amounts.
--   booked_on  day of the document in the calendar of the place of consumption; selects the return
--   tax_point  day of the sale in the same calendar; the original one on what is taken back
--   net        amounts without tax, each counted once, on the first of the taxes that it bears
--   taxable    the part of the net amounts that the rate is applied to
create table lines (
    vendor_id        uuid        not null,
    booked_on        date        not null,
    journal_id       uuid        not null,
    no               smallint    not null,
    cause            text        not null,
    source_id        uuid        not null,
    order_id         uuid        not null,
    entity           text        not null,
    document_id      uuid        not null,
    document_number  text        not null,
    country          text        not null,
    region           text,
    jurisdiction     text        not null,
    tax_type         text        not null,
    rate             text        not null,
    rate_type        text        not null,
    treatment        text        not null,
    buyer_tax_id     text,
    currency         text        not null,
    net              bigint      not null,
    taxable          bigint      not null,
    tax              bigint      not null,
    tax_point        date        not null,
    booked_at        timestamptz not null,
    primary key (vendor_id, booked_on, journal_id, no)
);

-- History is append-only; only a whole sandbox is ever erased.
create function refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('kontor.erasing', true) = 'on' then
        return null;
    end if;
    raise exception '% is append-only: correct by reversal', tg_table_name
        using errcode = 'restrict_violation';
end $$;

create trigger lines_append_only before update or delete or truncate on lines
    for each statement execute function refuse_change();
