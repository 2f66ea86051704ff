-- Where the buyer is, also where the tax is due elsewhere: below the threshold of the handbook 4.3 a
-- sale to another member state bears the tax at home, and still counts as one across the border.
alter table lines add column buyer_country text;
