-- Tax ids were kept by module tax until it became two.
alter table tax.register_answers set schema taxids;
alter table tax.id_checks set schema taxids;
alter table taxids.id_checks rename to cases;
alter table tax.hand_checks set schema taxids;
