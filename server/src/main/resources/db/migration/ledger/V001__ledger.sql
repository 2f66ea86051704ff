-- What happened to money, once per cause: one row per kind and source (handbook 3.9, rule 10).
create table journals (
    vendor_id  uuid        not null,
    id         uuid        not null,
    kind       smallint    not null,
    source_id  uuid        not null,
    order_id   uuid,
    at         timestamptz not null,
    primary key (vendor_id, id),
    constraint journals_once unique (vendor_id, kind, source_id)
);
create index journals_of_order on journals (vendor_id, order_id) where order_id is not null;

-- The lines of a journal. Each is on one side; each journal balances per currency.
create table entries (
    vendor_id     uuid     not null,
    journal_id    uuid     not null,
    line          smallint not null,
    account       smallint not null,
    currency      text     not null,
    debit         bigint   not null,
    credit        bigint   not null,
    gateway       text,
    jurisdiction  text,
    tax_type      text,
    due           date,
    primary key (vendor_id, journal_id, line),
    constraint entries_one_side check ((debit = 0 and credit > 0) or (debit > 0 and credit = 0))
);

-- Running totals of the entries, kept in the same transaction. A row per day on which shares mature
-- or reserves are released (due), so that a day's amount is one look-up; infinity where no day applies.
create table balances (
    vendor_id  uuid     not null,
    account    smallint not null,
    due        date     not null default 'infinity',
    currency   text     not null,
    gateway    text     not null default '',
    debit      bigint   not null,
    credit     bigint   not null,
    primary key (vendor_id, account, due, currency, gateway)
) with (fillfactor = 50);

-- One look at all new entries of a statement, not one per row.
create function refuse_unbalanced() returns trigger language plpgsql as $$
declare
    wrong uuid;
begin
    select journal_id into wrong from added
    group by vendor_id, journal_id, currency having sum(debit) <> sum(credit) limit 1;
    if found then
        raise exception 'journal % does not balance', wrong
            using errcode = 'check_violation', constraint = 'entries_balanced';
    end if;
    return null;
end $$;

create trigger entries_balanced after insert on entries
    referencing new table as added for each statement execute function refuse_unbalanced();

-- History is append-only; only a whole sandbox is ever erased.
create function refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('kontor.erasing', true) = 'on' then
        return null;
    end if;
    raise exception '% is append-only: correct by reversal', tg_table_name
        using errcode = 'restrict_violation';
end $$;

create trigger journals_append_only before update or delete or truncate on journals
    for each statement execute function refuse_change();
create trigger entries_append_only before update or delete or truncate on entries
    for each statement execute function refuse_change();
