-- In which language to write to somebody, as a language tag; none is told by the account.
alter table contact add column language varchar(20);

-- Since when the customer waits for an answer to a mail.
alter table deal add column customer_wrote_at timestamp with time zone;
