-- A question or complaint and what became of it. Personal data is sealed; found by e-mail through
-- its keyed hash.
create table tickets (
    vendor_id         uuid        not null,
    id                uuid        not null,
    reference         text        not null,
    channel           text        not null check (channel in ('email', 'chat', 'phone', 'form')),
    type              text        not null,
    priority          smallint    not null check (priority between 1 and 3),
    status            text        not null
        check (status in ('new', 'open', 'waiting_buyer', 'solved', 'closed')),
    -- since when it has been in a status that has a time: waiting_buyer, solved, closed
    status_since      timestamptz,
    locale            text        not null,
    subject           bytea       not null,
    email             bytea       not null,
    email_mac         bytea       not null,
    name              bytea,
    order_id          uuid,
    created_at        timestamptz not null,
    first_answer_due  timestamptz not null,
    solve_due         timestamptz not null,
    first_answered_at timestamptz,
    primary key (vendor_id, id),
    constraint tickets_reference unique (vendor_id, reference),
    check ((status in ('new', 'open')) = (status_since is null))
);
create index tickets_queue on tickets (vendor_id, status, solve_due);
create index tickets_by_email on tickets (vendor_id, email_mac);

create table ticket_messages (
    vendor_id   uuid        not null,
    id          uuid        not null,
    ticket_id   uuid        not null,
    author      text        not null check (author in ('buyer', 'staff')),
    actor       text        not null,
    body        bytea       not null,
    at          timestamptz not null,
    primary key (vendor_id, id),
    foreign key (vendor_id, ticket_id) references tickets (vendor_id, id) on delete cascade
);
create index ticket_messages_thread on ticket_messages (vendor_id, ticket_id, id);
