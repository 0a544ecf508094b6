create function trail_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the trail is append-only';
end $$;

create trigger trail_entry_append_only before update or delete or truncate on trail_entry
    for each statement execute function trail_is_append_only();
