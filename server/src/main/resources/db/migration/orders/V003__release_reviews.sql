-- Authorizations of which no gateway has confirmed that they were released.
alter table reviews drop constraint reviews_kind_check;
alter table reviews add constraint reviews_kind_check check (kind in ('risk', 'payment', 'place', 'release'));
