-- A return is locked, which freezes what it says; then filed, under the reference that the authority gives; then paid.
alter table returns add column locked_at timestamptz, add column locked_by text, add column reference text;
drop trigger returns_are_kept on returns;
update returns set locked_at = filed_at, locked_by = filed_by;
alter table returns
    alter column locked_at set not null,
    alter column locked_by set not null,
    alter column filed_at drop not null,
    alter column filed_by drop not null,
    add constraint returns_paid_after_filing check (paid_at is null or filed_at is not null);

create trigger returns_are_kept before delete or update of vendor_id, id, entity, scheme, period, until,
    report, locked_at, locked_by on returns for each row execute function refuse_change();
create trigger returns_are_filed_once before update of filed_at, filed_by, reference on returns
    for each row when (old.filed_at is not null) execute function refuse_change();
