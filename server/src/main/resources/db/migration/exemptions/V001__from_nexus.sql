-- Certificates were kept by module nexus until it became two. Where its tables are not there yet, as when
-- typed SQL is generated schema by schema, they begin here.
do $$
begin
    if to_regclass('nexus.certificates') is not null then
        alter table nexus.certificates set schema exemptions;
    else
        create table certificates (
            vendor_id      uuid         not null,
            id             uuid         not null,
            email_hash     bytea        not null,
            sealed         bytea        not null,
            jurisdictions  text[]       not null check (cardinality(jurisdictions) between 1 and 60),
            reason         text         not null,
            status         text         not null check (status in ('uploaded', 'reviewed', 'active', 'revoked')),
            valid_from     date         not null,
            expires_on     date         check (expires_on >= valid_from),
            created_at     timestamptz  not null,
            decided_at     timestamptz,
            decided_by     text,
            note           text,
            primary key (vendor_id, id)
        );
    end if;
end $$;
