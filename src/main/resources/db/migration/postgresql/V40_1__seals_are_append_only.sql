create trigger trail_seal_append_only before update or delete or truncate on trail_seal
    for each statement execute function trail_is_append_only();

create trigger trail_sealed_head_append_only before update or delete or truncate on trail_sealed_head
    for each statement execute function trail_is_append_only();
