-- The version of the API that a key was first used with (Kontor-Version); null until then.
alter table api_keys add column version date;
