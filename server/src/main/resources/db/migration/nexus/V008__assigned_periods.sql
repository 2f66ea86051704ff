-- How often a return is due is what the authority assigned; without that, what is usual there.
alter table entity_registrations
    alter column period drop not null,
    drop constraint entity_registrations_period_check,
    add constraint entity_registrations_period_check check (period in ('month', 'two_months', 'quarter', 'year'));

alter table registrations
    alter column period drop not null,
    drop constraint registrations_period_check,
    add constraint registrations_period_check check (period in ('month', 'two_months', 'quarter', 'year'));
