-- The mails about an order or a refund. Without the vendor in front, as orders_of_buyer.
create index mails_by_subject on mails (subject_id);
