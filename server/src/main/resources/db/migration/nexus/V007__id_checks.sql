-- How tax ids of a country are checked where that differs from the tables, such as "CL=hand IN=form":
-- the taxable person's decision, so that of a legal entity for all its live vendors. A sandbox tries
-- by itself.
alter table settings add column id_checks text not null default '';
alter table entity_settings add column id_checks text not null default '';
comment on column settings.id_checks is 'of a sandbox; that of live vendors is their entity''s';
