-- Tax ids in doubt are decided by people: what the buyer typed beside what the register knows, and who
-- decided what. A register that knows the id under another name leaves the case open with that reason.
alter table id_checks
    add column typed          text,
    add column found_name     text,
    add column found_address  text,
    add column decided_at     timestamptz,
    add column decided_by     text,
    add column note           text;
update id_checks set typed = tax_id;
alter table id_checks
    alter column typed set not null,
    drop constraint id_checks_state_check,
    add constraint id_checks_state_check check
        (state in ('open', 'confirmed', 'denied', 'no_register', 'expired', 'accepted', 'rejected')),
    add constraint id_checks_decided check
        ((state in ('accepted', 'rejected')) = (decided_at is not null and decided_by is not null));

-- What is older than 30 days serves nobody, and is forgotten.
create index register_answers_by_age on register_answers (confirmed_at);
