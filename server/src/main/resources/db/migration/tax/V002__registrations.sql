-- Where the operator's legal entities are registered for tax, besides their own countries.
-- Reference data of the operator: belongs to no vendor.
create table registrations (
    entity        text  not null,
    jurisdiction  text  not null,
    scheme        text  not null,
    number        text  not null,
    valid_from    date  not null,
    valid_to      date  check (valid_to >= valid_from),
    primary key (entity, jurisdiction, valid_from)
);
