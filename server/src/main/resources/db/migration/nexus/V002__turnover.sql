-- What a vendor sold by day and place: sums of tax.lines, so that thresholds are counted without
-- reading every line. Negative where more was taken back than sold.
--   sold_on  day of the sale in the calendar of the place
create table turnover (
    vendor_id    uuid     not null,
    sold_on      date     not null,
    country      text     not null,
    tax_country  text     not null,
    region       text     not null,
    treatment    text     not null,
    zero_rated   boolean  not null,
    currency     text     not null,
    net          bigint   not null,
    sales        bigint   not null,
    primary key (vendor_id, sold_on, country, tax_country, region, treatment, zero_rated, currency)
);

-- Up to which day of booking lines are in the sums.
create table closings (
    vendor_id     uuid  not null primary key,
    closed_until  date  not null
);

-- Which thresholds were reached, and told to people. Each level once per window.
--   window_start  the window's first year, which begins it anew
create table alerts (
    vendor_id     uuid         not null,
    jurisdiction  text         not null,
    window_start  date         not null,
    level         smallint     not null check (level in (50, 80, 100)),
    id            uuid         not null,
    sold          bigint       not null,
    sales         bigint       not null,
    amount        bigint       not null,
    currency      text         not null,
    reached_at    timestamptz  not null,
    primary key (vendor_id, jurisdiction, window_start, level),
    unique (vendor_id, id)
);
