-- Series of document numbers: next is the number that the next document gets. Its row is locked from
-- the moment numbers are taken until the transaction ends, so a rollback rolls the numbers back.
create table series (
    vendor_id   uuid     not null,
    entity      text     not null,
    kind        text     not null check (kind in ('INV', 'CN')),
    year        smallint not null,
    next        int      not null check (next > 1),
    last_on     date     not null,
    primary key (vendor_id, entity, kind, year)
) with (fillfactor = 50);

-- Invoices. The document is sealed JSON and never changes; only credited rises.
create table invoices (
    vendor_id   uuid     not null,
    id          uuid     not null,
    number      text     not null,
    issued_on   date     not null,
    order_id    uuid     not null,
    total       bigint   not null check (total >= 0),
    credited    bigint   not null default 0,
    document    bytea    not null,
    primary key (vendor_id, id),
    constraint invoices_number unique (vendor_id, number),
    constraint invoices_credited check (credited between 0 and total)
);
alter table invoices alter column document set storage external;

create table credit_notes (
    vendor_id   uuid     not null,
    id          uuid     not null,
    invoice_id  uuid     not null,
    number      text     not null,
    issued_on   date     not null,
    total       bigint   not null check (total > 0),
    document    bytea    not null,
    primary key (vendor_id, id),
    constraint credit_notes_number unique (vendor_id, number),
    foreign key (vendor_id, invoice_id) references invoices (vendor_id, id)
);
create index invoices_by_order on invoices (vendor_id, order_id);
create index credit_notes_by_invoice on credit_notes (vendor_id, invoice_id);

-- The PDF as it was first rendered (sealed), and the SHA-256 of its bytes.
create table renderings (
    vendor_id   uuid        not null,
    document_id uuid        not null,
    sha256      bytea       not null,
    pdf         bytea       not null,
    rendered_at timestamptz not null,
    primary key (vendor_id, document_id)
);
alter table renderings alter column pdf set storage external;

-- What was issued is neither changed nor deleted (handbook C6). Only the removal of a whole sandbox
-- says kontor.erasing.
create function refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('kontor.erasing', true) = 'on' then
        return old;
    end if;
    raise exception '%.% is append-only', tg_table_schema, tg_table_name
        using errcode = 'object_not_in_prerequisite_state';
end
$$;

create trigger invoices_append_only
    before delete or update of vendor_id, id, number, issued_on, order_id, total, document
    on invoices for each row execute function refuse_change();
create trigger invoices_credit_only_rises
    before update of credited on invoices for each row
    when (new.credited < old.credited) execute function refuse_change();
create trigger credit_notes_append_only
    before delete or update on credit_notes for each row execute function refuse_change();
create trigger renderings_append_only
    before delete or update on renderings for each row execute function refuse_change();
create trigger invoices_keep
    before truncate on invoices for each statement execute function refuse_change();
create trigger credit_notes_keep
    before truncate on credit_notes for each statement execute function refuse_change();
create trigger renderings_keep
    before truncate on renderings for each statement execute function refuse_change();
