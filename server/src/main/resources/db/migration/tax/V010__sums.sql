-- Tax lines in monthly sums, so that a return does not read all that was ever sold. A seller's lines of the days
-- before folds.before are in sums; a sum may have several rows, each made once and never changed.
create table sums (
    vendor_id     uuid    not null,
    booked_in     date    not null,
    no            bigint  not null generated always as identity,
    country       text    not null,
    region        text,
    jurisdiction  text    not null,
    tax_type      text    not null,
    rate          text    not null,
    rate_type     text    not null,
    treatment     text    not null,
    buyer_tax_id  text,
    currency      text    not null,
    sold_in       date    not null,
    net           bigint  not null,
    taxable       bigint  not null,
    tax           bigint  not null,
    primary key (vendor_id, booked_in, no)
);

create table folds (
    vendor_id  uuid  not null,
    before     date  not null,
    primary key (vendor_id)
);

-- Lines that were booked on a day long past, as sandboxes with a clock of their own do: they may have come after their
-- day was folded. The rest have not, since only days are folded that no running transaction takes for recent.
create table late_lines (
    vendor_id   uuid      not null,
    booked_on   date      not null,
    journal_id  uuid      not null,
    no          smallint  not null,
    primary key (vendor_id, booked_on, journal_id, no)
);

create function note_late_line() returns trigger language plpgsql as $$
begin
    insert into tax.late_lines values (new.vendor_id, new.booked_on, new.journal_id, new.no);
    return null;
end $$;

create trigger lines_late after insert on lines
    for each row when (new.booked_on < current_date - 40) execute function note_late_line();

-- What is there already counts as late, until it is folded.
insert into late_lines select vendor_id, booked_on, journal_id, no from lines where booked_on < current_date - 40;
