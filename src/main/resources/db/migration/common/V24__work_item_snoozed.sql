-- Lists leave out what is snoozed; with its date in the index a count reads the index alone.
drop index work_item_assignee;
drop index work_item_group;
drop index work_item_team;
drop index work_item_due;
create index work_item_assignee on work_item (assignee, due, id, snoozed_until);
create index work_item_group on work_item (queue, due, id, snoozed_until);
create index work_item_team on work_item (team, due, id, snoozed_until);
create index work_item_due on work_item (due, id, snoozed_until);
create index work_item_snoozed on work_item (snoozed_until, due, id);
