-- Paid orders whose bank or card turned out to be in another country than the billing address, which
-- was all that was known of the place (handbook 4.3).
alter table reviews drop constraint reviews_kind_check;
alter table reviews add constraint reviews_kind_check check (kind in ('risk', 'payment', 'place'));
