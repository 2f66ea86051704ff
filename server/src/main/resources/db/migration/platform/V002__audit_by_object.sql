-- What was done to one object. Without the vendor in front: the primary key begins with it.
create index audit_log_by_object on audit_log (object);
