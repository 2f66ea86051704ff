-- Which index of a feed was believed last: its number only rises, and one number has one content, so
-- that nobody can take back or hide what was published.
alter table feed_checks
    add column index_no    bigint,
    add column index_hash  bytea;
