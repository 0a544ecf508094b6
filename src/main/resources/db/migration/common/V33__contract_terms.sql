-- How long a contract runs: from starts_on (or the day of the countersignature) to ends_on, or for so many months.
alter table contract add column language varchar(8) default 'en' not null;
alter table contract add column starts_on date;
alter table contract add column ends_on date;
alter table contract add column months integer;
alter table contract add column renews boolean default false not null;
alter table contract add column notice_days integer default 60 not null;
alter table contract add column check_in_days integer default 30 not null;
alter table contract add column countersigned_at timestamp with time zone;
update contract set months = 12;
