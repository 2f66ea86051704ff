-- Corrections of sales, newest documents last: which invoice took the place of which, and the tax that
-- went back. Append-only; the money's way is the refund's.
--   credited  total of the credit note, invoiced total of the new invoice, returned their difference
create table corrections (
    vendor_id           uuid        not null,
    id                  uuid        not null,
    order_id            uuid        not null,
    reason              text        not null check (reason in ('buyer_data', 'tax_id', 'certificate')),
    treatment           text        not null,
    currency            char(3)     not null,
    credit_note_id      uuid        not null,
    credit_note_number  text        not null,
    credited            bigint      not null,
    invoice_id          uuid        not null,
    invoice_number      text        not null,
    invoiced            bigint      not null,
    returned            bigint      not null check (returned >= 0),
    refund_id           uuid,
    actor               text        not null,
    created_at          timestamptz not null,
    primary key (vendor_id, id),
    constraint corrections_return check (returned = credited - invoiced),
    constraint corrections_refund check ((returned > 0) = (refund_id is not null))
);
create index corrections_of_order on corrections (vendor_id, order_id, id);

-- History is append-only; only a whole sandbox is ever erased.
create function refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('kontor.erasing', true) = 'on' then
        return null;
    end if;
    raise exception '% is append-only: correct by reversal', tg_table_name
        using errcode = 'restrict_violation';
end $$;

create trigger corrections_append_only before update or delete or truncate on corrections
    for each statement execute function refuse_change();
