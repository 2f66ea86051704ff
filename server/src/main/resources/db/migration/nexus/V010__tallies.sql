-- How much was sold in all towards a threshold by who is not registered there, since counting began: only
-- its growth means something. Its row is where sales of one holder to one place wait for each other,
-- whichever process books them.
--   sold   in minor units of the threshold's currency; what is taken back does not lessen it
create table entity_tallies (
    entity  text    not null,
    code    text    not null,
    sold    bigint  not null,
    sales   bigint  not null,
    primary key (entity, code)
) with (fillfactor = 50);
comment on table entity_tallies is 'of the operator''s legal entities: belongs to no vendor';

create table tallies (
    vendor_id  uuid    not null,
    code       text    not null,
    sold       bigint  not null,
    sales      bigint  not null,
    primary key (vendor_id, code)
) with (fillfactor = 50);
comment on table tallies is 'of sandboxes';
