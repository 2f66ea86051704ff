-- Every content that this installation has decided by: the bundles of the versions of Kontor it has run, and
-- the packs laid over them, in the order in which they came into force. Append-only, so that whatever was
-- decided can be computed again. bytes is a ZIP; signer is the public key (X.509) that the pack was checked
-- with, and null for bundles. Reference data of the operator: belongs to no vendor.
create table contents (
    no               integer      not null check (no >= 1),
    kind             text         not null check (kind in ('bundle', 'pack')),
    name             text         not null,
    version          text         not null,
    issuer           text         not null,
    summary          text         not null,
    sha256           bytea        not null check (length(sha256) = 32),
    signer           bytea        check ((kind = 'pack') = (signer is not null)),
    bytes            bytea        not null,
    content_version  text         not null,
    applied_at       timestamptz  not null,
    applied_by       text         not null,
    primary key (no),
    unique (content_version)
);
alter table contents alter column bytes set storage external;

create function keep_content() returns trigger language plpgsql as $$
begin
    raise exception '%.% is append-only', tg_table_schema, tg_table_name
        using errcode = 'object_not_in_prerequisite_state';
end
$$;
create trigger contents_append_only
    before delete or update on contents for each row execute function keep_content();
create trigger contents_keep
    before truncate on contents for each statement execute function keep_content();

-- Packs that the feed offered, checked, and nobody has applied yet.
create table offered_packs (
    name        text         not null,
    version     text         not null,
    issuer      text         not null,
    summary     text         not null,
    bytes       bytea        not null,
    offered_at  timestamptz  not null,
    primary key (name, version)
);

-- When a feed was asked last, when it last answered well, and what went wrong since.
create table feed_checks (
    feed          text         not null,
    checked_at    timestamptz  not null,
    succeeded_at  timestamptz  not null,
    failure       text,
    primary key (feed)
);
