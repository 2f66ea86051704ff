-- The tax of an order as it was decided, with all that decided it. Append-only: a correction is a
-- further row. inputs and answer are compact JSON, described in DeterminationWriter; rules are ids of
-- the content, separated by blanks.
create table determinations (
    vendor_id        uuid        not null,
    order_id         uuid        not null,
    no               smallint    not null check (no >= 1),
    determined_at    timestamptz not null,
    inputs           text        not null,
    answer           text        not null,
    rules            text        not null,
    content_version  text        not null,
    primary key (vendor_id, order_id, no)
);
