-- Which vendors' journals are still to be looked through for sales and refunds of before there were
-- tax lines; before is the last journal that was, going back from the newest. No row: all are done.
create table tax_backlogs (
    vendor_id  uuid  not null primary key,
    before     uuid
);

do $$
begin
    if to_regclass('ledger.journals') is not null
            and to_regclass('vendors.vendors') is not null
            and to_regclass('platform.due_work') is not null then
        insert into tax_backlogs (vendor_id)
        select v.vendor_id from vendors.vendors v
        where exists (select from ledger.journals j where j.vendor_id = v.vendor_id);

        insert into platform.due_work (kind, vendor_id, due_at)
        select 'tax_backlog', vendor_id, now() from tax_backlogs
        on conflict do nothing;
    end if;
end $$;
