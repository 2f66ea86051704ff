-- What the buyer reads on the card's statement: every attempt of a payment says the same.
alter table payments add column statement text;
