-- A mail to a buyer: a reference to what it tells. Its content is made on first read or send.
create table mails (
    vendor_id   uuid        not null,
    id          uuid        not null,
    kind        text        not null,
    subject_id  uuid        not null,
    recipient   bytea       not null,
    locale      text        not null,
    -- kept: no mail server, it stays in the mailbox; bounced: its recipient was refused for good
    status      text        not null
        check (status in ('kept', 'queued', 'sent', 'bounced', 'failed')),
    attempts    smallint    not null default 0,
    next_at     timestamptz not null,
    queued_at   timestamptz not null,
    sent_at     timestamptz,
    error       text,
    primary key (vendor_id, id)
);
create index mails_due on mails (vendor_id, next_at) where status = 'queued';

-- The mail as it was sent: the whole message (RFC 5322), sealed.
create table mail_archive (
    vendor_id   uuid  not null,
    mail_id     uuid  not null,
    subject     bytea not null,
    message     bytea not null,
    primary key (vendor_id, mail_id)
);
alter table mail_archive alter column message set storage external;
