-- Whether a legal entity charges VAT at home up to EUR 10,000 a year (Directive 2006/112/EC, art. 59c):
-- the threshold is the taxable person's, whichever of its vendors sells. Reference data of the
-- operator: belongs to no vendor. An entity without a row has waived it.
create table entity_settings (
    entity           text     not null primary key,
    micro_threshold  boolean  not null
);

-- Until now each live vendor decided. Where they all did so, the entity did; otherwise it is waived,
-- as is the default. From now on the column speaks of sandboxes alone, which try by themselves.
do $$
begin
    if to_regclass('vendors.vendors') is not null then
        insert into entity_settings
        select v.entity, true
        from vendors.vendors v left join settings s on s.vendor_id = v.vendor_id
        where v.live
        group by v.entity
        having bool_and(coalesce(s.micro_threshold, false));

        update settings set micro_threshold = false
        where vendor_id in (select vendor_id from vendors.vendors where live);
    end if;
end $$;
comment on column settings.micro_threshold is 'of a sandbox; that of live vendors is their entity''s';
