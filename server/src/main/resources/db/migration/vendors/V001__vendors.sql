-- Legal entities that sell in their own name. Shared reference data: belongs to no vendor.
create table entities (
    code        text    not null primary key,
    legal_name  text    not null,
    country     char(2) not null,
    zone        text    not null,
    currency    char(3) not null,
    address     text    not null,
    vat_id      text    not null,
    registry    text    not null,
    email       text    not null,
    phone       text    not null
);

-- Vendors, and their sandboxes: tenants of their own. account_id is the live vendor of both.
create table vendors (
    vendor_id         uuid          not null primary key,
    account_id        uuid          not null,
    code              text          not null,
    live              boolean       not null,
    name              text          not null,
    entity            text          not null references entities,
    support_email     text          not null,
    website           text          not null,
    fee_percent       numeric(7, 4) not null,
    fee_fixed         bigint        not null,
    fee_currency      char(3)       not null,
    created_at        timestamptz   not null
);
create index vendors_of_account on vendors (account_id);

-- Directory: which vendor a code in a license key, token or invoice number names. A platform table.
create table vendor_codes (
    code       text not null primary key,
    vendor_id  uuid not null
);
