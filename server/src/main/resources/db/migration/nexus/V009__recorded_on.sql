-- From when on returns are ours to remind of: earlier ones were filed elsewhere, or not at all.
alter table entity_registrations add column recorded_on date not null default current_date;
alter table entity_registrations alter column recorded_on drop default;

alter table registrations add column recorded_on date not null default current_date;
alter table registrations alter column recorded_on drop default;
