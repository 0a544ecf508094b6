-- A column of the board is read in its order along one of these, and counted and added up without looking at the rows.
create index deal_board on deal (status, stage, stage_entered_at, number, base_amount, probability, stalled_since);
create index deal_board_owner on deal (owner, status, stage, stage_entered_at, number, base_amount, probability, stalled_since);
create index deal_board_team on deal (team, status, stage, stage_entered_at, number, base_amount, probability, stalled_since);
