-- Exemption and resale certificates of buyers. The e-mail address and what the certificate says are
-- personal data: sealed, and found by keyed hash.
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

create index certificates_by_buyer on certificates (vendor_id, email_hash) where status = 'active';
