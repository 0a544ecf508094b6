-- Days that the customer may take to pay. What an approval covers, what a round of negotiation came to, and a fact of the deal.
alter table proposal add column payment_days integer default 30 not null;
alter table negotiation_round add column payment_days integer;
alter table deal add column payment_days integer;
