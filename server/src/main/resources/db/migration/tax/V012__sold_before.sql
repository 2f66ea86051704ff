-- What was sold on one day and booked on another: refunds and what was paid late. Sums of months that are cut in two find it
-- by the day of the sale; all else is found by the day it was booked on.
create index lines_sold_before on lines (vendor_id, tax_point) where tax_point <> booked_on;
