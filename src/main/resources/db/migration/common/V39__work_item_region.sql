-- As the other lists' indexes: what sleeps is told from the index alone.
drop index work_item_region;
create index work_item_region on work_item (region, due, id, snoozed_until);
